/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.kafka;

import java.util.Collection;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * Checks that nothing keeps this node from knowing and serving its accounts. A readiness check: no restart cures it.
 */
final class KafkaAccountsHealth implements HealthCheck {

    private final String topic;
    private final Supplier<Collection<String>> problems;
    private final IntSupplier served;
    private boolean enabled = true;

    KafkaAccountsHealth(String topic, Supplier<Collection<String>> problems, IntSupplier served) {
        this.topic = topic;
        this.problems = problems;
        this.served = served;
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
        result.detail("greenapi.accounts.served", served.getAsInt());
        Collection<String> present = problems.get();
        if (present.isEmpty()) {
            return result.up().build();
        }
        return result.message(String.join("; ", present)).down().build();
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
        return "greenapi-kafka:" + topic;
    }
}
