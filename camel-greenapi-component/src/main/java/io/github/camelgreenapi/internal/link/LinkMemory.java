/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.internal.memory.AccountMemory;
import io.github.camelgreenapi.internal.memory.VolatileMemory;
import io.github.camelgreenapi.internal.provider.AccountKey;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is known of former links: which accounts had one, which sessions follow one, and where the numbers are kept. */
public final class LinkMemory {

    private final AccountMemory numbers;
    private final Set<AccountKey> linked;
    private final Map<AccountKey, String> relinking;

    private LinkMemory(AccountMemory numbers, Set<AccountKey> linked, Map<AccountKey, String> relinking) {
        this.numbers = numbers;
        this.linked = linked;
        this.relinking = relinking;
    }

    /** A memory that keeps the numbers as long as it lives. */
    public LinkMemory() {
        this(new VolatileMemory(), ConcurrentHashMap.newKeySet(), new ConcurrentHashMap<>());
    }

    /** The same with another place for the numbers. */
    public LinkMemory keptIn(AccountMemory place) {
        return new LinkMemory(place, linked, relinking);
    }

    AccountMemory numbers() {
        return numbers;
    }

    void linked(GreenApiAccount account) {
        linked.add(AccountKey.of(account));
    }

    void sessionBegins(GreenApiAccount account, String session) {
        AccountKey key = AccountKey.of(account);
        if (linked.contains(key)) {
            relinking.put(key, session);
        }
    }

    /** Whether the session of this event follows a link of the account. */
    public boolean isRelink(GreenApiAccount account, LinkEvent event) {
        return event.session().equals(relinking.get(AccountKey.of(account)));
    }

    /** Drops which sessions and links a removed account had. */
    public void forget(GreenApiAccount account) {
        AccountKey key = AccountKey.of(account);
        linked.remove(key);
        relinking.remove(key);
    }
}
