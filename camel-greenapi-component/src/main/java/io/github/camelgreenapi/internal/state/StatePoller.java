/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import static io.github.camelgreenapi.internal.concurrent.Durations.longer;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.command.GetState;
import io.github.camelgreenapi.command.GetStateHistory;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.concurrent.Backoff;
import io.github.camelgreenapi.internal.concurrent.Failures;
import io.github.camelgreenapi.internal.concurrent.Strand;
import io.github.camelgreenapi.internal.concurrent.TaskScope;
import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import io.github.camelgreenapi.internal.provider.Dialect;
import io.github.camelgreenapi.internal.provider.StateWords;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Polls one account's state at intervals and records the results in the account's ledger.
 *
 * <p>When a poll finds a state that the ledger does not know, or follows polls that failed, the history is asked too.
 * It can be started and stopped any number of times, from any thread; while it is stopped it holds no timer and no
 * call.
 */
public final class StatePoller {

    // The history is worth this many tries; then the state alone is recorded, so that it is reported in time.
    private static final int HISTORY_TRIES = 3;

    private final GreenApiAccount account;
    private final StateLedger ledger;
    private final StatePolicy policy;
    private final Resources resources;
    private final boolean hasHistory;
    private final Strand strand;
    // Belongs to the strand, and so does all below.
    private final PollProgress progress;
    private Run run;

    /** @param onFailure called with the first failed poll of an outage, and with others that fail in another way */
    public StatePoller(
            GreenApiAccount account,
            StateLedger ledger,
            StatePolicy policy,
            Resources resources,
            Consumer<GreenApiException> onFailure) {
        this.account = account;
        this.ledger = ledger;
        this.policy = policy;
        this.resources = resources;
        this.hasHistory =
                Dialect.of(account.provider()).unsupported("stateHistory").isEmpty();
        this.strand = new Strand(resources.threads());
        this.progress = new PollProgress(
                account,
                "the poll of the state",
                resources,
                Backoff.of(policy.interval().dividedBy(8), policy.interval().dividedBy(2)),
                policy.longestRetryAfter(),
                onFailure);
    }

    /** Polls for the first time within the policy's spread. */
    public void start() {
        long spread = Math.max(1, policy.spread().toMillis());
        start(Duration.ofMillis(resources.random().nextLong(spread)));
    }

    void start(Duration firstPoll) {
        strand.execute(() -> {
            if (run == null) {
                run = new Run();
                run.begin(firstPoll);
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

    /** Polls as soon as the provider's rate allows. */
    public void pollNow() {
        strand.execute(() -> {
            if (run != null) {
                run.pollNow();
            }
        });
    }

    public PollStatus status() {
        return progress.status();
    }

    /** One run, from a start to a stop. All of it belongs to the strand. */
    private final class Run implements StateLedger.Listener {

        private final TaskScope tasks = new TaskScope(strand, resources.timer());
        private long bornAfter = resources.timer().nanos();
        private Cancellable nextPoll = Cancellable.NOTHING;
        private boolean polling;
        private long pollBegan;
        private long numberBefore;
        private int historyFailures;
        // Changes that no poll has seen are in the history.
        private boolean missed = true;
        private boolean everSucceeded;
        private boolean again;

        void begin(Duration firstPoll) {
            progress.begin();
            ledger.addListener(Long.MAX_VALUE, this);
            pollIn(firstPoll);
        }

        void stop() {
            ledger.removeListener(this);
            tasks.cancel();
        }

        @Override
        public void pollWanted() {
            StatePoller.this.pollNow();
        }

        private void pollIn(Duration delay) {
            nextPoll.cancel();
            nextPoll = tasks.later(delay, this::poll);
        }

        void pollNow() {
            if (polling) {
                again = true;
            } else {
                pollIn(Duration.ZERO);
            }
        }

        private void poll() {
            if (polling) {
                return;
            }
            polling = true;
            pollBegan = resources.timer().nanos();
            numberBefore = ledger.number();
            again = false;
            tasks.call(() -> resources.executor().execute(account, new GetState(), policy.patience()), this::polled);
        }

        private void polled(AccountState state, GreenApiException failure) {
            if (failure != null) {
                failed(failure);
            } else if (StateWords.isBeingCreated(state)) {
                bornAfter = resources.timer().nanos();
                succeeded(null);
            } else if (hasHistory && (missed || !ledger.knows(state))) {
                tasks.call(
                        () -> resources
                                .executor()
                                .execute(account, new GetStateHistory(GetStateHistory.MOST), policy.patience()),
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
            boolean recorded;
            try {
                recorded = ledger.recordPoll(state, past, numberBefore);
            } catch (RuntimeException | Error e) {
                // Such as a lack of memory, which may pass; the polls must go on.
                failed(Failures.known(e));
                return;
            }
            if (recorded) {
                missed = false;
                succeeded(state);
            } else {
                polling = false;
                poll();
            }
        }

        private void succeeded(AccountState state) {
            polling = false;
            progress.succeeded(state);
            everSucceeded |= state != null;
            Duration left = policy.interval().minus(resources.timer().since(pollBegan));
            pollIn(again ? Duration.ZERO : longer(left, Duration.ZERO));
        }

        private void failed(GreenApiException failure) {
            polling = false;
            missed = true;
            pollIn(isYouth(failure) ? progress.failedAsExpected(failure) : progress.failed(failure));
        }

        private boolean isYouth(GreenApiException failure) {
            boolean normal = failure.kind() == GreenApiError.UNAUTHORIZED
                    || failure.kind() == GreenApiError.SUBSCRIPTION_EXPIRED
                    || failure.kind() == GreenApiError.INSTANCE_STARTING;
            return normal
                    && !everSucceeded
                    && resources.timer().since(bornAfter).compareTo(policy.startupTimeout()) < 0;
        }
    }
}
