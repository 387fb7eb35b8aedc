/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads the states on a topic, of which the last one of each key counts. */
final class StatesReader implements AutoCloseable {

    private static final Duration WAIT = Duration.ofSeconds(1);
    // As long as Kafka's clients wait by default. A consumer does not fail when its brokers are away, it only waits.
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final String topic;
    private final Consumer<String, String> consumer;
    private final LongSupplier nanos;
    private final Map<String, String> states = new HashMap<>();

    StatesReader(String topic, Consumer<String, String> consumer, LongSupplier nanos) {
        this.topic = topic;
        this.consumer = consumer;
        this.nanos = nanos;
    }

    /** Begins with the first record of each partition. */
    void begin() {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
    }

    /**
     * The state of a key at the end that the topic has now; null when there is none.
     *
     * @throws TimeoutException when Kafka does not answer for a minute
     */
    String read(String key) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        long begin = nanos.getAsLong();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (nanos.getAsLong() - begin > TIMEOUT.toNanos()) {
                throw new TimeoutException("The states on the topic " + topic + " could not be read within "
                        + TIMEOUT.toSeconds() + " s: Kafka does not answer");
            }
            consumer.poll(WAIT).forEach(this::take);
        }
        return states.get(key);
    }

    private void take(ConsumerRecord<String, String> state) {
        if (state.value() == null) {
            states.remove(state.key());
        } else {
            states.put(state.key(), state.value());
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
