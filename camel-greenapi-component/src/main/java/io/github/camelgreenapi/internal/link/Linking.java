/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.command.GetState;
import io.github.camelgreenapi.event.AlreadyLinked;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.LinkFailed;
import io.github.camelgreenapi.event.LinkStopped;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.concurrent.Backoff;
import io.github.camelgreenapi.internal.concurrent.Strand;
import io.github.camelgreenapi.internal.concurrent.TaskScope;
import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import io.github.camelgreenapi.internal.provider.AccountKey;
import io.github.camelgreenapi.internal.provider.StateWords;
import io.github.camelgreenapi.option.Repeat;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Links one account: sessions one after another, as the policy says.
 *
 * <p>It can be started and stopped any number of times, from any thread; each start begins anew. While it is stopped it
 * holds no socket, timer or thread.
 */
public final class Linking {

    private final GreenApiAccount account;
    private final LinkPolicy policy;
    private final Resources resources;
    private final LinkMemory memory;
    private final LogoutWatch logouts;
    // Null when any number may be linked again.
    private final PreviousNumber previous;
    private final Strand strand;
    private final LinkEventQueue events;
    private final LinkLog log;
    // What observers see; null before there is one.
    private volatile LatestEvent latest;
    private volatile Instant nextSession;
    // All below belongs to the strand.
    private Run run;
    // Whether the instance is known to be past its creation.
    private boolean ready;

    /**
     * @param route picks one event at a time, on the thread that is to process it, and gets null when there is none any
     *     more; the next event follows when its stage has completed, normally or not
     */
    public Linking(
            GreenApiAccount account,
            LinkPolicy policy,
            Resources resources,
            LinkMemory memory,
            LogoutWatch logouts,
            Function<Supplier<LinkEvent>, CompletionStage<?>> route) {
        this.account = account;
        this.policy = policy;
        this.resources = resources;
        this.memory = memory;
        this.logouts = logouts;
        this.previous =
                policy.expectsPrevious() ? new PreviousNumber(account, memory.numbers(), resources.random()) : null;
        this.strand = new Strand(resources.threads());
        this.log = new LinkLog(account);
        this.events = new LinkEventQueue(
                AccountKey.of(account), strand, resources, next -> route.apply(() -> handedOver(next.get())));
    }

    public GreenApiAccount account() {
        return account;
    }

    /** The event that the route got last; empty before the first. */
    public Optional<LatestEvent> latest() {
        return Optional.ofNullable(latest);
    }

    /** When the next session begins; empty unless a pause between sessions lasts. */
    public Optional<Instant> nextSession() {
        return Optional.ofNullable(nextSession);
    }

    // On the route's thread.
    private LinkEvent handedOver(LinkEvent event) {
        if (event != null) {
            latest = LatestEvent.of(event);
            log.handedOver(event);
        }
        return event;
    }

    public void start() {
        strand.execute(() -> {
            if (run == null) {
                log.began();
                begin();
            }
        });
    }

    /** Begins a new linking, in place of the present one or after its end; does nothing while it is stopped. */
    public void startAgain() {
        strand.execute(() -> {
            if (run != null) {
                end();
                log.beganOnRequest();
                begin();
            }
        });
    }

    private void begin() {
        run = new Run();
        run.begin();
    }

    private void end() {
        if (run != null) {
            run.stop();
            run = null;
        }
    }

    /** Ends the present session without an event; an event that is already in the route finishes its way. */
    public void stop() {
        strand.execute(this::end);
    }

    /** One run, from a start to a stop. */
    private final class Run implements Session.Listener {

        private final TaskScope tasks = new TaskScope(strand, resources.timer());
        // Null until the instance is ready.
        private Session session;
        private Cancellable watch = Cancellable.NOTHING;
        private Backoff pauses = policy.pauses();
        private int sessionsInARow;
        private boolean stopped;

        void begin() {
            ready |= policy.startupTimeout().isZero();
            if (ready) {
                startSession();
                return;
            }
            log.awaitsInstance();
            Call<AccountState> poll = new Call.Starting<>(
                    new GetState().on(account.provider()),
                    state -> !StateWords.isBeingCreated(state),
                    policy.startupTimeout());
            tasks.call(
                    () -> resources.executor().execute(account, "qr", poll, policy.responseTimeout()),
                    (state, failure) -> {
                        ready = failure == null && !StateWords.isBeingCreated(state);
                        // If it is not ready by now, the session fails, and its event says why.
                        startSession();
                    });
        }

        private void startSession() {
            sessionsInARow++;
            nextSession = null;
            session = new Session(
                    new SessionContext(
                            resources.sessionIds().get(), account, policy, resources, strand, memory, previous),
                    this);
            log.sessionBegan(session.id());
            session.start();
        }

        void stop() {
            stopped = true;
            nextSession = null;
            if (session != null) {
                log.interrupted(session.id());
                session.stop();
            }
            tasks.cancel();
            watch.cancel();
            events.clear();
        }

        @Override
        public void happened(LinkEvent event) {
            events.add(event instanceof LinkFailed failed ? complete(failed) : event);
            if (event.terminal()) {
                events.whenEmpty(() -> goOn(event));
            }
        }

        private LinkFailed complete(LinkFailed failed) {
            boolean another = failed.kind().anotherSessionMayHelp()
                    && policy.reasonNotToRepeat(sessionsInARow).isEmpty();
            return new LinkFailed(
                    failed.provider(),
                    failed.instance(),
                    failed.session(),
                    failed.at(),
                    failed.message(),
                    failed.kind(),
                    another);
        }

        @Override
        public void codesExpired() {
            events.dropCodes();
        }

        private void goOn(LinkEvent end) {
            if (end instanceof Linked || end instanceof AlreadyLinked) {
                log.linked(end);
                linked();
                return;
            }
            Optional<String> reason = policy.reasonToStop(end, sessionsInARow);
            if (reason.isEmpty()) {
                Duration pause = pauses.pause(resources.random());
                nextSession = resources.timer().now().plus(pause);
                log.ended(end, pause);
                tasks.later(pause, this::startSession);
                pauses = pauses.next();
            } else {
                log.ended(end, reason.get());
                events.add(new LinkStopped(
                        account.provider(),
                        account.instance(),
                        session.id(),
                        resources.timer().now(),
                        reason.get()));
            }
        }

        private void linked() {
            sessionsInARow = 0;
            pauses = policy.pauses();
            if (policy.repeat() == Repeat.ALWAYS) {
                watch = logouts.watch(account, () -> strand.execute(this::loggedOut));
            }
        }

        private void loggedOut() {
            if (!stopped) {
                log.loggedOut();
                startSession();
            }
        }
    }
}
