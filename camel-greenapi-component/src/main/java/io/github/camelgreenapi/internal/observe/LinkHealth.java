/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.observe;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.event.AlreadyLinked;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.LinkFailed;
import io.github.camelgreenapi.event.LinkStopped;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.internal.concurrent.Timer;
import io.github.camelgreenapi.internal.provider.AccountKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Records the current status of each linking of one consumer, for health checks and meters. */
public final class LinkHealth {

    private final Timer timer;
    private final Meters meters;
    private final Map<String, LinkStatus> linkings = new ConcurrentHashMap<>();

    /** @param begun by the monotonic clock */
    private record LinkStatus(AccountKey account, AccountHealth health, AccountState.Value state, long begun) {}

    public LinkHealth(Timer timer, Meters meters) {
        this.timer = timer;
        this.meters = meters;
    }

    public void begun(GreenApiAccount account) {
        meters.linkingStarted(account.provider());
        AccountHealth health = new AccountHealth(account.instance(), "linking", true, false, timer.now());
        linkings.put(
                account.instance(),
                new LinkStatus(AccountKey.of(account), health, AccountState.Value.UNKNOWN, timer.nanos()));
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
            meters.linkedAfter(event.provider(), timer.since(status.begun()));
        }
        if (event instanceof Linked || event instanceof AlreadyLinked) {
            note(status, "linked", true, timer.nanos());
        } else if (event instanceof LinkFailed failed) {
            note(status, "failing", !AccountHealth.disables(failed.kind()), status.begun());
        } else if (event instanceof LinkStopped) {
            note(status, "stopped", status.health().able(), status.begun());
        } else if (event instanceof QrCode) {
            // A code after a link starts another linking.
            note(status, "linking", true, status.health().linked() ? timer.nanos() : status.begun());
        }
    }

    private void note(LinkStatus former, String word, boolean able, long begun) {
        boolean linked = word.equals("linked");
        AccountHealth health = new AccountHealth(former.health().instance(), word, able, linked, timer.now());
        AccountState.Value state = linked ? AccountState.Value.AUTHORIZED : AccountState.Value.NOT_AUTHORIZED;
        // Unless its account has gone meanwhile.
        linkings.computeIfPresent(
                health.instance(), (same, status) -> new LinkStatus(former.account(), health, state, begun));
    }

    /** What the linkings tell of their accounts' states. */
    public Map<AccountKey, AccountState.Value> states() {
        return linkings.values().stream()
                .collect(Collectors.toMap(LinkStatus::account, LinkStatus::state, (a, b) -> b));
    }

    public List<AccountHealth> accounts() {
        return linkings.values().stream().map(LinkStatus::health).toList();
    }
}
