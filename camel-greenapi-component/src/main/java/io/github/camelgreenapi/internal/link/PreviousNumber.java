/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.internal.concurrent.Backoff;
import io.github.camelgreenapi.internal.concurrent.TaskScope;
import io.github.camelgreenapi.internal.memory.AccountMemory;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The number that one account was linked to last, for {@code expectedPhone=previous}.
 *
 * <p>All methods must be called on the strand.
 */
final class PreviousNumber {

    private static final Logger LOG = LoggerFactory.getLogger(PreviousNumber.class);
    private static final String TOPIC = "phone";
    private static final Backoff PAUSES = Backoff.of(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private final GreenApiAccount account;
    private final AccountMemory memory;
    private final RandomGenerator random;
    private boolean read;
    // Null when none is known.
    private LinkedNumber number;

    PreviousNumber(GreenApiAccount account, AccountMemory memory, RandomGenerator random) {
        this.account = account;
        this.memory = memory;
        this.random = random;
    }

    /** Has it read before something is begun, however long that takes: else another number would be linked unseen. */
    void whenRead(TaskScope tasks, Runnable then) {
        if (read) {
            then.run();
        } else {
            tryToRead(tasks, PAUSES, then);
        }
    }

    private void tryToRead(TaskScope tasks, Backoff pauses, Runnable then) {
        tasks.await(memory.read(account, TOPIC), (text, failure) -> {
            if (failure == null) {
                read = true;
                remember(text);
                then.run();
            } else {
                tasks.later(pauses.growing(random), () -> tryToRead(tasks, pauses.next(), then));
            }
        });
    }

    private void remember(String text) {
        number = text == null ? null : LinkedNumber.read(text).orElse(null);
        boolean unusable = text != null && (number == null || !number.isComparable(account));
        if (unusable) {
            number = null;
            LOG.warn(
                    "The number that instance {} was linked to cannot be compared, because its API token or the text in"
                            + " the stateRepository was changed; the next number that is linked counts as the first",
                    account.instance());
        }
    }

    boolean isKnown() {
        return number != null;
    }

    /** @param actual null when it is not known, which is another one */
    boolean is(PhoneNumber actual) {
        return number.isOf(account, actual);
    }

    String masked() {
        return number.masked();
    }

    /** Keeps the number that is linked now; the memory reports when that fails. */
    void linked(PhoneNumber actual) {
        LinkedNumber now = LinkedNumber.of(account, actual);
        if (!now.equals(number)) {
            number = now;
            memory.write(account, TOPIC, now.text());
        }
    }
}
