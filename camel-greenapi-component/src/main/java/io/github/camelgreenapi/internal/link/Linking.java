/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.event.AlreadyLinked;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.LinkFailed;
import io.github.camelgreenapi.event.LinkStopped;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.event.PasskeyRequired;
import io.github.camelgreenapi.event.WrongAccount;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.concurrent.Backoff;
import io.github.camelgreenapi.internal.concurrent.Strand;
import io.github.camelgreenapi.internal.concurrent.TaskScope;
import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import io.github.camelgreenapi.option.Repeat;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Links one account: sessions one after another, as the policy has it.
 *
 * <p>It can be started and stopped any number of times, from any thread; each start begins anew. While it is stopped it
 * holds no socket, timer or thread.
 */
public final class Linking {

    private final GreenApiAccount account;
    private final LinkPolicy policy;
    private final Resources resources;
    private final LogoutWatch alarm;
    private final Strand strand;
    private final LinkEventQueue outbox;

    // All below belongs to the strand.
    private Run run;

    /** @param route takes one event at a time; the next comes when its stage has completed, normally or not */
    public Linking(
            GreenApiAccount account,
            LinkPolicy policy,
            Resources resources,
            LogoutWatch alarm,
            Function<LinkEvent, CompletionStage<?>> route) {
        this.account = account;
        this.policy = policy;
        this.resources = resources;
        this.alarm = alarm;
        this.strand = new Strand(resources.threads());
        this.outbox = new LinkEventQueue(account.provider() + " " + account.instance(), strand, resources, route);
    }

    public GreenApiAccount account() {
        return account;
    }

    public void start() {
        strand.execute(() -> {
            if (run == null) {
                run = new Run();
                run.startSession();
            }
        });
    }

    /** Ends whatever goes on, without an event; an event that is in the route already ends its way. */
    public void stop() {
        strand.execute(() -> {
            if (run != null) {
                run.stop();
                run = null;
            }
        });
    }

    /** What goes on between a start and a stop. */
    private final class Run implements Session.Listener {

        private final TaskScope errands = new TaskScope(strand, resources.timer());
        private Session session;
        private Cancellable watch = Cancellable.NOTHING;
        private Backoff pauses = policy.pauses();
        private int inARow;
        private boolean stopped;

        void startSession() {
            inARow++;
            session = new Session(resources.sessionIds().get(), account, policy, resources, strand, this);
            session.start();
        }

        void stop() {
            stopped = true;
            session.stop();
            errands.cancel();
            watch.cancel();
            outbox.clear();
        }

        @Override
        public void happened(LinkEvent event) {
            outbox.add(event);
            if (event.terminal()) {
                outbox.whenEmpty(() -> goOn(event));
            }
        }

        @Override
        public void codesAreOver() {
            outbox.forgetCodes();
        }

        @Override
        public boolean anotherFollows(GreenApiError kind) {
            return kind.anotherSessionMayHelp() && reasonNotToRepeat() == null;
        }

        private void goOn(LinkEvent ending) {
            if (ending instanceof Linked || ending instanceof AlreadyLinked) {
                linked();
                return;
            }
            String reason = reasonToStop(ending);
            if (reason == null) {
                errands.later(pauses.pause(resources.random()), this::startSession);
                pauses = pauses.next();
            } else {
                outbox.add(new LinkStopped(
                        account.provider(),
                        account.instance(),
                        session.id(),
                        resources.timer().now(),
                        reason));
            }
        }

        private void linked() {
            inARow = 0;
            pauses = policy.pauses();
            if (policy.repeat() == Repeat.ALWAYS) {
                watch = alarm.watch(account, () -> strand.execute(this::loggedOut));
            }
        }

        private void loggedOut() {
            if (!stopped) {
                startSession();
            }
        }

        private String reasonToStop(LinkEvent ending) {
            if (ending instanceof PasskeyRequired) {
                return "WhatsApp demands a passkey, which only a person with a browser can give";
            }
            if (ending instanceof WrongAccount) {
                return "another number than the expected one was linked";
            }
            if (ending instanceof LinkFailed failed && !failed.kind().anotherSessionMayHelp()) {
                return "another session cannot help: " + failed.kind().meaning();
            }
            return reasonNotToRepeat();
        }

        private String reasonNotToRepeat() {
            if (policy.repeat() == Repeat.NEVER) {
                return "the option repeat is never";
            }
            if (policy.maxSessions() > 0 && inARow >= policy.maxSessions()) {
                return inARow + " sessions in a row ended without a link, as many as the option maxSessions allows";
            }
            return null;
        }
    }
}
