/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.concurrent.Backoff;
import io.github.camelgreenapi.internal.concurrent.Timer;
import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import io.github.camelgreenapi.internal.memory.AccountMemory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last change that one account's route has taken, kept in the memory so that another process goes on after it.
 *
 * <p>Changes are written one at a time, and of those that wait only the latest. What fails is tried again after a pause
 * that grows. All methods must be called on the strand.
 */
final class TakenChange {

    private static final Logger LOG = LoggerFactory.getLogger(TakenChange.class);
    private static final String TOPIC = "state";
    private static final Backoff PAUSES = Backoff.of(Duration.ofSeconds(1), Duration.ofMinutes(1));
    // A memory that does not answer must not hold the events up for longer than a route might.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final GreenApiAccount account;
    private final AccountMemory memory;
    private final Executor strand;
    private final Timer timer;
    private final RandomGenerator random;
    private Cancellable again = Cancellable.NOTHING;
    private Backoff pauses = PAUSES;
    private boolean active;
    private boolean writing;
    // What is to be written; null when nothing is.
    private RecordedChange next;

    TakenChange(GreenApiAccount account, AccountMemory memory, Resources resources, Executor strand) {
        this.account = account;
        this.memory = memory;
        this.strand = strand;
        this.timer = resources.timer();
        this.random = resources.random();
    }

    /** Whether anything outlives this process. */
    boolean isKept() {
        return memory != AccountMemory.NONE;
    }

    /** Reads the change, however long that takes; gives up without a result when it is stopped. */
    void read(Consumer<Optional<RecordedChange>> then) {
        active = true;
        pauses = PAUSES;
        tryToRead(then);
    }

    private void tryToRead(Consumer<Optional<RecordedChange>> then) {
        memory.read(account, TOPIC)
                .whenComplete((text, failure) -> strand.execute(() -> {
                    if (failure == null) {
                        pauses = PAUSES;
                        then.accept(parsed(text));
                    } else {
                        tryAgain(() -> tryToRead(then));
                    }
                }));
    }

    private Optional<RecordedChange> parsed(String text) {
        Optional<RecordedChange> change = text == null ? Optional.empty() : ChangeText.read(account, text);
        if (text != null && change.isEmpty()) {
            LOG.warn(
                    "What the stateRepository has for instance {} cannot be read as a change of state; the present state"
                            + " is reported as for a new account",
                    account.instance());
        }
        return change;
    }

    /** Writes the change; the stage completes when it is written, and also when that fails or takes too long. */
    CompletionStage<Void> write(RecordedChange change) {
        next = change;
        CompletableFuture<Void> ended = writing ? CompletableFuture.completedFuture(null) : tryToWrite();
        Cancellable late = timer.after(PATIENCE, () -> ended.complete(null));
        ended.whenComplete((nothing, failure) -> late.cancel());
        return ended;
    }

    private CompletableFuture<Void> tryToWrite() {
        again.cancel();
        writing = true;
        RecordedChange change = next;
        CompletableFuture<Void> ended = new CompletableFuture<>();
        memory.write(account, TOPIC, ChangeText.of(change))
                .whenComplete((nothing, failure) -> strand.execute(() -> {
                    written(change, failure == null);
                    ended.complete(null);
                }));
        return ended;
    }

    private void written(RecordedChange change, boolean successful) {
        writing = false;
        if (!successful) {
            tryAgain(this::tryToWrite);
            return;
        }
        pauses = PAUSES;
        if (next == change) {
            next = null;
        } else {
            tryToWrite();
        }
    }

    private void tryAgain(Runnable attempt) {
        if (active) {
            again = timer.after(
                    pauses.growing(random),
                    () -> strand.execute(() -> {
                        if (active && !writing) {
                            attempt.run();
                        }
                    }));
            pauses = pauses.next();
        }
    }

    /** Tries nothing again any more; what the route takes after this is still written once. */
    void stop() {
        active = false;
        again.cancel();
    }
}
