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

/** Records the current status of each linking of one consumer, for health checks and meters. */
public final class LinkHealth {

    private final Timer timer;
    private final Meters meters;
    private final Map<String, LinkStatus> linkings = new ConcurrentHashMap<>();

    private record LinkStatus(AccountHealth health, Instant begun) {}

    public LinkHealth(Timer timer, Meters meters) {
        this.timer = timer;
        this.meters = meters;
    }

    public void begun(GreenApiAccount account) {
        meters.linkingStarted(account.provider());
        note(account.instance(), "linking", true, timer.now());
    }

    public void ended(GreenApiAccount account) {
        linkings.remove(account.instance());
    }

    public void happened(LinkEvent event) {
        meters.happened(event);
        LinkStatus status = linkings.get(event.instance());
        if (status == null) {
            return;
        }
        if (event instanceof Linked) {
            meters.linkedAfter(event.provider(), Duration.between(status.begun(), event.at()));
        }
        if (event instanceof Linked || event instanceof AlreadyLinked) {
            note(event.instance(), "linked", true, event.at());
        } else if (event instanceof LinkFailed || event instanceof LinkStopped) {
            note(event.instance(), event instanceof LinkStopped ? "stopped" : "failing", false, status.begun());
        } else if (event instanceof QrCode) {
            // A code after a link starts another linking.
            boolean again = status.health().status().equals("linked");
            note(event.instance(), "linking", true, again ? event.at() : status.begun());
        }
    }

    private void note(String instance, String status, boolean ready, Instant begun) {
        linkings.put(instance, new LinkStatus(new AccountHealth(instance, status, ready, timer.now()), begun));
    }

    public List<AccountHealth> accounts() {
        return linkings.values().stream().map(LinkStatus::health).toList();
    }
}
