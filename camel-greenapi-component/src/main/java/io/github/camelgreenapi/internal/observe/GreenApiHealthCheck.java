/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.observe;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * Checks whether a consumer can do its work: whether the provider is reachable and accepts the credentials of an
 * account at least. How each account is stands in the details. It is a readiness check only, because a restart cures
 * nothing of that.
 */
public final class GreenApiHealthCheck implements HealthCheck {

    // Details are for people: with thousands of accounts the first ones that are not ready will do.
    private static final int MOST_NAMED = 20;

    private final String id;
    private final Supplier<List<AccountHealth>> accounts;
    private final boolean onlyWhenLinked;
    private boolean enabled = true;

    /** @param onlyWhenLinked whether every account must be well, and linked too */
    public GreenApiHealthCheck(String id, Supplier<List<AccountHealth>> accounts, boolean onlyWhenLinked) {
        this.id = id;
        this.accounts = accounts;
        this.onlyWhenLinked = onlyWhenLinked;
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this);
        result.detail(CHECK_KIND, Kind.READINESS);
        if (!enabled) {
            return result.message("Disabled")
                    .detail(CHECK_ENABLED, false)
                    .unknown()
                    .build();
        }
        List<AccountHealth> all = accounts.get();
        Map<String, Integer> counts = new TreeMap<>();
        all.forEach(account -> counts.merge(account.status(), 1, Integer::sum));
        counts.forEach((status, count) -> result.detail("greenapi.accounts." + status, count));
        all.stream()
                .filter(account -> !account.able() || !account.linked())
                .limit(MOST_NAMED)
                .forEach(account -> result.detail(
                        "greenapi.instance." + account.instance(),
                        account.status() + (account.since() == null ? "" : " since " + account.since())));
        List<AccountHealth> unready = all.stream()
                .filter(account -> !account.able() || onlyWhenLinked && !account.linked())
                .toList();
        if (unready.isEmpty() || !onlyWhenLinked && unready.size() < all.size()) {
            return result.up().build();
        }
        return result.message(unready.size() + " of " + all.size() + " accounts are not ready, instance "
                        + unready.get(0).instance() + " is " + unready.get(0).status())
                .down()
                .build();
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public String getGroup() {
        return "camel";
    }

    @Override
    public String getId() {
        return id;
    }
}
