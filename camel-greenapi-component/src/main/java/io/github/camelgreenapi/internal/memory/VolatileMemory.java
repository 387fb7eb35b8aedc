/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.memory;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** A memory that ends with the component. It answers at once. */
public final class VolatileMemory implements AccountMemory {

    private final Map<Key, String> texts = new ConcurrentHashMap<>();

    private record Key(Provider provider, String instance, String topic) {

        static Key of(GreenApiAccount account, String topic) {
            return new Key(account.provider(), account.instance(), topic);
        }
    }

    @Override
    public CompletableFuture<String> read(GreenApiAccount account, String topic) {
        return CompletableFuture.completedFuture(texts.get(Key.of(account, topic)));
    }

    @Override
    public CompletableFuture<Void> write(GreenApiAccount account, String topic, String text) {
        texts.put(Key.of(account, topic), text);
        return CompletableFuture.completedFuture(null);
    }
}
