/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.command.GetState;
import io.github.camelgreenapi.command.GetStateHistory;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.concurrent.Backoff;
import io.github.camelgreenapi.internal.concurrent.Failures;
import io.github.camelgreenapi.internal.concurrent.RetryingDelivery;
import io.github.camelgreenapi.internal.concurrent.Strand;
import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Looks at one account's state at intervals and writes what it finds into the account's ledger.
 *
 * <p>When a look finds another state than the ledger has, or follows looks that failed, the history is asked too. It
 * can be started and stopped any number of times, from any thread; while it is stopped it holds no timer and no call.
 */
public final class StatePoller {

    // The history is worth this many tries; then the state alone is reported, so that it is reported in time.
    private static final int HISTORY_TRIES = 3;
    private static final int PAST = 100;
    // An instance that was created just now may answer so for some minutes.
    private static final Duration YOUTH = Duration.ofMinutes(5);

    private final GreenApiAccount account;
    private final StateLedger ledger;
    private final StatePolicy policy;
    private final Resources resources;
    private final Consumer<GreenApiException> complaints;
    private final boolean remembers;
    private final Strand strand;

    // Written on the strand.
    private volatile PollStatus pulse = PollStatus.NONE;
    private Run run;

    /** @param complaints told of the first failed look of an outage, and of others that fail in another way */
    public StatePoller(
            GreenApiAccount account,
            StateLedger ledger,
            StatePolicy policy,
            Resources resources,
            Consumer<GreenApiException> complaints) {
        this.account = account;
        this.ledger = ledger;
        this.policy = policy;
        this.resources = resources;
        this.complaints = complaints;
        this.remembers = !(new GetStateHistory(PAST).on(account.provider()) instanceof Call.Unsupported<?>);
        this.strand = new Strand(resources.threads());
    }

    /** Looks for the first time within the policy's spread. */
    public void start() {
        long spread = Math.max(1, policy.spread().toMillis());
        start(Duration.ofMillis(resources.random().nextLong(spread)));
    }

    void start(Duration firstLook) {
        strand.execute(() -> {
            if (run == null) {
                run = new Run();
                run.lookIn(firstLook);
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

    /** Looks as soon as the provider's rate allows. */
    public void lookNow() {
        strand.execute(() -> {
            if (run != null) {
                run.lookNow();
            }
        });
    }

    public PollStatus pulse() {
        return pulse;
    }

    /** What goes on between a start and a stop. All of it belongs to the strand. */
    private final class Run {

        private Instant bornAfter = resources.timer().now();
        private Cancellable pending = Cancellable.NOTHING;
        private CompletableFuture<?> asking;
        private Instant lookBegan;
        private long numberBefore;
        private Backoff pauses = firstPauses();
        private GreenApiError told;
        private int historyFailures;
        // What happened while nobody looked is in the history.
        private boolean missed = true;
        private boolean once;
        private boolean again;
        private boolean stopped;

        private Backoff firstPauses() {
            return Backoff.of(policy.interval().dividedBy(8), policy.interval().dividedBy(2));
        }

        void stop() {
            stopped = true;
            pending.cancel();
            if (asking != null) {
                asking.cancel(false);
            }
        }

        void lookIn(Duration delay) {
            pending.cancel();
            pending = resources
                    .timer()
                    .after(
                            delay,
                            () -> strand.execute(() -> {
                                if (!stopped) {
                                    look();
                                }
                            }));
        }

        void lookNow() {
            if (asking != null) {
                again = true;
            } else {
                lookIn(Duration.ZERO);
            }
        }

        private void look() {
            if (asking != null) {
                return;
            }
            lookBegan = resources.timer().now();
            numberBefore = ledger.currentNumber();
            again = false;
            ask(resources.caller().give(account, new GetState(), policy.patience()), this::looked);
        }

        private <R> void ask(CompletableFuture<R> call, BiConsumer<R, GreenApiException> answered) {
            asking = call;
            call.whenComplete((answer, failure) -> strand.execute(() -> {
                if (!stopped) {
                    asking = null;
                    answered.accept(answer, (GreenApiException) (failure == null ? null : Failures.cause(failure)));
                }
            }));
        }

        private void looked(AccountState state, GreenApiException failure) {
            if (failure != null) {
                failed(failure);
            } else if (state.raw().equals("null")) {
                // An instance that is still being created has no state yet.
                bornAfter = resources.timer().now();
                succeeded(null);
            } else if (remembers && (missed || !ledger.knows(state))) {
                ask(
                        resources.caller().give(account, new GetStateHistory(PAST), policy.patience()),
                        (past, why) -> remembered(state, past, why));
            } else {
                settle(state, List.of());
            }
        }

        private void remembered(AccountState state, List<AccountState> past, GreenApiException failure) {
            if (failure == null) {
                historyFailures = 0;
                settle(state, past);
            } else if (failure.kind().anotherSessionMayHelp() && ++historyFailures < HISTORY_TRIES) {
                failed(failure);
            } else {
                historyFailures = 0;
                settle(state, List.of());
            }
        }

        private void settle(AccountState state, List<AccountState> past) {
            if (ledger.seen(state, past, numberBefore)) {
                missed = false;
                succeeded(state);
            } else {
                look();
            }
        }

        private void succeeded(AccountState state) {
            pulse = pulse.success(state, resources.timer().now());
            pauses = firstPauses();
            told = null;
            once |= state != null;
            Duration since = Duration.between(lookBegan, resources.timer().now());
            lookIn(again ? Duration.ZERO : longer(policy.interval().minus(since), Duration.ZERO));
        }

        private void failed(GreenApiException failure) {
            pulse = pulse.failed(failure);
            missed = true;
            if (failure.kind() != told && !isYouth(failure)) {
                told = failure.kind();
                complaints.accept(failure);
            }
            Duration pause = RetryingDelivery.growing(pauses, resources.random());
            pauses = pauses.next();
            lookIn(longer(pause, failure.retryAfter().orElse(Duration.ZERO)));
        }

        private boolean isYouth(GreenApiException failure) {
            boolean normal = failure.kind() == GreenApiError.UNAUTHORIZED
                    || failure.kind() == GreenApiError.SUBSCRIPTION_EXPIRED
                    || failure.kind() == GreenApiError.INSTANCE_STARTING;
            return normal && !once && resources.timer().now().isBefore(bornAfter.plus(YOUTH));
        }

        private static Duration longer(Duration one, Duration other) {
            return one.compareTo(other) > 0 ? one : other;
        }
    }
}
