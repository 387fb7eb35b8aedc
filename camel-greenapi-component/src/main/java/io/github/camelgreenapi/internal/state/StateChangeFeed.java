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
import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One account's changes of state as a route is told them: each once, in order, and again until the route has taken it.
 *
 * <p>It can be started and stopped any number of times, from any thread. Resuming goes on after the last change that
 * the route has taken, so that one that came while it was stopped is not missed.
 */
public final class StateChangeFeed {

    private final StatePolicy policy;
    private final StateLedger ledger;
    private final StatePoller watch;
    private final Timer timer;
    private final Strand strand;
    private final RetryingDelivery<StateChanged> delivery;

    // All below belongs to the strand.
    private Run run;

    /**
     * @param route its stage completes normally when it has taken the event, and otherwise when it failed on it
     * @param complaints told when looks begin to fail
     */
    public StateChangeFeed(
            GreenApiAccount account,
            StatePolicy policy,
            StateLedger ledger,
            Resources resources,
            Function<StateChanged, ? extends CompletionStage<?>> route,
            Consumer<GreenApiException> complaints) {
        this.policy = policy;
        this.ledger = ledger;
        this.watch = new StatePoller(account, ledger, policy, resources, complaints);
        this.timer = resources.timer();
        this.strand = new Strand(resources.threads());
        this.delivery = new RetryingDelivery<>(strand, timer, resources.random(), route);
    }

    /** Begins anew: the first state that is seen may be an event. */
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
                run = new Run(goOn && ledger.taken() > 0);
                run.listen();
                watch.start();
            }
        });
    }

    public void stop() {
        strand.execute(() -> {
            if (run != null) {
                run.stop();
                run = null;
            }
        });
    }

    public PollStatus pulse() {
        return watch.pulse();
    }

    private record Numbered(long number, StateChanged change) {}

    /** What goes on between a start and a stop. All of it belongs to the strand. */
    private final class Run implements StateLedger.Listener {

        private final long from;
        private Runnable listening = () -> {};
        private Cancellable secondLook = Cancellable.NOTHING;
        private boolean begun;
        private AccountState reported;
        private Numbered candidate;
        private Instant candidateSince;
        private boolean stopped;

        Run(boolean begun) {
            this.begun = begun;
            this.from = begun ? ledger.taken() : Long.MAX_VALUE;
            this.reported = begun ? ledger.stateAfter(from).orElse(null) : null;
        }

        void listen() {
            listening = ledger.listen(from, this);
        }

        void stop() {
            stopped = true;
            listening.run();
            secondLook.cancel();
            watch.stop();
            delivery.clear();
        }

        @Override
        public void changed(long number, StateChanged change) {
            onStrand(() -> {
                if (begun) {
                    consider(new Numbered(number, change));
                }
            });
        }

        @Override
        public void seen(AccountState state) {
            long number = ledger.currentNumber();
            StateChanged current = ledger.current().orElseThrow();
            onStrand(() -> {
                if (!begun) {
                    begun = true;
                    first(new Numbered(number, current));
                }
                if (candidate != null
                        && RecordedChange.same(candidate.change().current(), state)
                        && held(timer.now())) {
                    report(candidate);
                }
            });
        }

        @Override
        public void doubted() {
            watch.lookNow();
        }

        private void onStrand(Runnable task) {
            strand.execute(() -> {
                if (!stopped) {
                    task.run();
                }
            });
        }

        private void first(Numbered present) {
            StateChanged change = present.change();
            if (policy.emitInitial()) {
                consider(new Numbered(
                        present.number(),
                        new StateChanged(
                                change.provider(),
                                change.instance(),
                                change.at(),
                                null,
                                change.current(),
                                Source.poll)));
            } else {
                reported = change.current();
                ledger.take(present.number());
            }
        }

        private void consider(Numbered news) {
            if (candidate != null && held(news.change().at())) {
                report(candidate);
            }
            candidate = null;
            if (reported != null && RecordedChange.same(reported, news.change().current())) {
                delivery.passed(() -> ledger.take(news.number()));
            } else if (policy.debounce().isZero()) {
                report(news);
            } else {
                hold(news);
            }
        }

        private void hold(Numbered news) {
            Instant now = timer.now();
            candidate = news;
            candidateSince = news.change().at().isBefore(now) ? news.change().at() : now;
            Duration left = Duration.between(now, candidateSince.plus(policy.debounce()));
            secondLook.cancel();
            secondLook = timer.after(left.isNegative() ? Duration.ZERO : left, watch::lookNow);
        }

        private boolean held(Instant until) {
            return !until.isBefore(candidateSince.plus(policy.debounce()));
        }

        private void report(Numbered news) {
            candidate = null;
            StateChanged change = news.change();
            AccountState previous = reported;
            reported = change.current();
            delivery.add(
                    new StateChanged(
                            change.provider(),
                            change.instance(),
                            change.at(),
                            previous,
                            change.current(),
                            change.source()),
                    () -> ledger.take(news.number()));
        }
    }
}
