/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.memory;

import io.github.camelgreenapi.account.GreenApiAccount;
import java.util.concurrent.CompletableFuture;

/**
 * Short texts about accounts that another process can read later.
 *
 * <p>It answers when it can, which may be late or never. It reports its failures itself, once an outage.
 */
public interface AccountMemory {

    /** Remembers nothing. */
    AccountMemory NONE = new AccountMemory() {

        @Override
        public CompletableFuture<String> read(GreenApiAccount account, String topic) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> write(GreenApiAccount account, String topic, String text) {
            return CompletableFuture.completedFuture(null);
        }
    };

    /**
     * Reads what was written last.
     *
     * @param topic what the text is about, a word
     * @return completes with null when nothing was written
     */
    CompletableFuture<String> read(GreenApiAccount account, String topic);

    /** Replaces what was written before. Writes of one topic must not overlap. */
    CompletableFuture<Void> write(GreenApiAccount account, String topic, String text);
}
