/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.observe;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.event.AlreadyLinked;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.LinkFailed;
import io.github.camelgreenapi.event.LinkStopped;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.internal.concurrent.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps what the linkings of one consumer came to, for health checks and meters; nothing is lost with it. */
public final class LinkHealth {

    private final Timer timer;
    private final Meters meters;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    private record Entry(AccountHealth condition, Instant begun) {}

    public LinkHealth(Timer timer, Meters meters) {
        this.timer = timer;
        this.meters = meters;
    }

    public void begun(GreenApiAccount account) {
        meters.linkingStarted(account.provider());
        note(account.instance(), "linking", true, timer.now());
    }

    public void ended(GreenApiAccount account) {
        entries.remove(account.instance());
    }

    public void happened(LinkEvent event) {
        meters.happened(event);
        Entry entry = entries.get(event.instance());
        if (entry == null) {
            return;
        }
        if (event instanceof Linked) {
            meters.linkedAfter(event.provider(), Duration.between(entry.begun(), event.at()));
        }
        if (event instanceof Linked || event instanceof AlreadyLinked) {
            note(event.instance(), "linked", true, event.at());
        } else if (event instanceof LinkFailed || event instanceof LinkStopped) {
            note(event.instance(), event instanceof LinkStopped ? "stopped" : "failing", false, entry.begun());
        } else if (event instanceof QrCode) {
            // A code after a link is the begin of another linking.
            boolean again = entry.condition().status().equals("linked");
            note(event.instance(), "linking", true, again ? event.at() : entry.begun());
        }
    }

    private void note(String instance, String word, boolean ready, Instant begun) {
        entries.put(instance, new Entry(new AccountHealth(instance, word, ready, timer.now()), begun));
    }

    public List<AccountHealth> conditions() {
        return entries.values().stream().map(Entry::condition).toList();
    }
}
