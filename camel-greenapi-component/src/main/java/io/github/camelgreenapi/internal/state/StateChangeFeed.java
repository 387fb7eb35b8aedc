/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.event.StateChanged.Source;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.concurrent.RetryingDelivery;
import io.github.camelgreenapi.internal.concurrent.Strand;
import io.github.camelgreenapi.internal.concurrent.Timer;
import io.github.camelgreenapi.internal.memory.AccountMemory;
import io.github.camelgreenapi.internal.provider.Dialect;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Delivers one account's changes of state to its route: each once, in order, and again until the route has succeeded.
 *
 * <p>It can be started and stopped any number of times, from any thread. Resuming goes on after the last change that
 * the route has taken, so that a change that came while it was stopped is not missed.
 */
public final class StateChangeFeed {

    private final StatePolicy policy;
    private final StateLedger ledger;
    private final StatePoller poller;
    private final Timer timer;
    private final Strand strand;
    private final TakenChange takenChange;
    private final boolean hasHistory;
    private final RetryingDelivery<Due> delivery;
    // All below belongs to the strand.
    private Run run;

    /** A change as the route is to get it. */
    private record Due(RecordedChange change, StateChanged event) {}

    /**
     * @param memory what a route has taken is kept there for other processes
     * @param route its stage completes normally when the route has succeeded, and exceptionally when it failed
     * @param onFailure called when polls begin to fail
     */
    public StateChangeFeed(
            GreenApiAccount account,
            StatePolicy policy,
            StateLedger ledger,
            Resources resources,
            AccountMemory memory,
            Function<StateChanged, ? extends CompletionStage<?>> route,
            Consumer<GreenApiException> onFailure) {
        this.policy = policy;
        this.ledger = ledger;
        this.poller = new StatePoller(account, ledger, policy, resources, onFailure);
        this.timer = resources.timer();
        this.strand = new Strand(resources.threads());
        this.takenChange = new TakenChange(account, memory, resources, strand);
        this.hasHistory =
                Dialect.of(account.provider()).unsupported("stateHistory").isEmpty();
        this.delivery = new RetryingDelivery<>(strand, timer, resources.random(), due -> route.apply(due.event())
                .thenCompose(done -> kept(due.change())));
    }

    // The next change waits until this one is kept, so that another process repeats one at most.
    private CompletionStage<Void> kept(RecordedChange change) {
        CompletableFuture<Void> kept = new CompletableFuture<>();
        if (takenChange.isKept()) {
            strand.execute(() -> keep(change).whenComplete((done, failure) -> kept.complete(null)));
        } else {
            kept.complete(null);
        }
        return kept;
    }

    private CompletionStage<Void> keep(RecordedChange change) {
        // More may have become known of it since it was handed over.
        return takenChange.write(ledger.change(change.number()).orElse(change));
    }

    private void take(RecordedChange change) {
        ledger.take(change.number());
        if (takenChange.isKept()) {
            keep(change);
        }
    }

    /** Whether a change is in the route, or about to be kept because the route has taken it. */
    public boolean isUnfinished() {
        return delivery.isBusy();
    }

    /**
     * Begins anew, unless a change is remembered that a route has taken: the first state that is seen may be an event.
     */
    public void start() {
        begin(!policy.emitInitial());
    }

    /** Goes on after the last change that the route has taken. */
    public void resume() {
        begin(true);
    }

    private void begin(boolean goOn) {
        strand.execute(() -> {
            if (run == null) {
                Run begun = new Run();
                run = begun;
                takenChange.read(change -> begun.open(change, goOn));
            }
        });
    }

    public void stop() {
        // At once, so that no call is still waited for when the component closes its connections.
        poller.stop();
        strand.execute(() -> {
            if (run != null) {
                run.stop();
                run = null;
            }
        });
    }

    /** Polls as soon as the provider's rate allows. */
    public void pollNow() {
        poller.pollNow();
    }

    public PollStatus status() {
        return poller.status();
    }

    /** One run, from a start to a stop. All of it belongs to the strand. */
    private final class Run implements StateLedger.Listener {

        private final Debounce debounce = new Debounce(policy.debounce(), timer, poller::pollNow);
        private boolean begun;
        private AccountState reported;
        private boolean stopped;

        void open(Optional<RecordedChange> remembered, boolean goOn) {
            if (stopped) {
                return;
            }
            remembered.ifPresent(change -> ledger.restore(change, hasHistory));
            begun = (goOn || remembered.isPresent()) && ledger.taken() > 0;
            long from = begun ? ledger.taken() : Long.MAX_VALUE;
            reported = begun ? ledger.stateAfter(from).orElse(null) : null;
            ledger.addListener(from, this);
            poller.start();
        }

        void stop() {
            stopped = true;
            ledger.removeListener(this);
            debounce.stop();
            poller.stop();
            takenChange.stop();
            delivery.clear();
        }

        @Override
        public void changed(RecordedChange change) {
            onStrand(() -> {
                if (begun) {
                    consider(change, change.change().source());
                }
            });
        }

        @Override
        public void polled(AccountState state, RecordedChange latest) {
            onStrand(() -> {
                if (!begun) {
                    begun = true;
                    first(latest);
                }
                debounce.confirmedBy(state).ifPresent(this::report);
            });
        }

        private void onStrand(Runnable task) {
            strand.execute(() -> {
                if (!stopped) {
                    task.run();
                }
            });
        }

        private void first(RecordedChange present) {
            if (policy.emitInitial()) {
                consider(present, Source.poll);
            } else {
                reported = present.state();
                take(present);
            }
        }

        private void consider(RecordedChange change, Source source) {
            debounce.endedBy(change).ifPresent(this::report);
            if (reported != null && RecordedChange.same(reported, change.state())) {
                if (delivery.isEmpty()) {
                    take(change);
                }
            } else if (debounce.isOff()) {
                report(change, source);
            } else {
                debounce.hold(change);
            }
        }

        private void report(RecordedChange change) {
            report(change, change.change().source());
        }

        private void report(RecordedChange change, Source source) {
            AccountState previous = reported;
            reported = change.state();
            delivery.add(new Due(change, change.as(previous, source)), () -> ledger.take(change.number()));
        }
    }
}
