/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * Whether Kafka answers the member of the group. A client does not fail when its brokers are away, it only waits; what
 * shows is that its count of answers stands still.
 */
final class GroupPulse {

    private final Supplier<Map<MetricName, ? extends Metric>> metrics;
    private final LongSupplier nanos;
    private double answers = -1;
    private double heartbeats = -1;
    private long lastAnswer;

    GroupPulse(Supplier<Map<MetricName, ? extends Metric>> metrics, LongSupplier nanos) {
        this.metrics = metrics;
        this.nanos = nanos;
        this.lastAnswer = nanos.getAsLong();
    }

    /** Takes the client's counts. */
    void sample() {
        double now = count("consumer-metrics", "response-total");
        if (now != answers) {
            answers = now;
            lastAnswer = nanos.getAsLong();
        }
        heartbeats = count("consumer-coordinator-metrics", "heartbeat-total");
    }

    /** How long no answer has come. */
    Duration silence() {
        return Duration.ofNanos(nanos.getAsLong() - lastAnswer);
    }

    /** How many heartbeats the group has answered, whatever the answer was. */
    double heartbeats() {
        return heartbeats;
    }

    private double count(String group, String name) {
        return metrics.get().entrySet().stream()
                .filter(metric -> metric.getKey().group().equals(group)
                        && metric.getKey().name().equals(name))
                .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
                .sum();
    }
}
