/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.kafka;

import io.github.camelgreenapi.account.GreenApiAccount;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the whole topic, without a group, and goes on reading: it is how a node knows every account.
 *
 * <p>All but {@link #awaitRead} belongs to one thread. Nothing is noted before the topic was read to the end it had at
 * first, so that credentials which were replaced long ago are never used.
 */
final class TopicReader {

    static final Duration WAIT = Duration.ofSeconds(1);
    // Also for partitions that were added to the topic.
    private static final Duration RETRY = Duration.ofSeconds(30);

    private final String topic;
    private final Consumer<String, StoredAccount> consumer;
    private final TopicAccounts accounts;
    private final UnaryOperator<GreenApiAccount> placeholders;
    private final Problems problems;
    private final LongSupplier nanos;
    private final Runnable onEnd;

    // The newest record of each instance, removals from another partition included.
    private final Map<String, ConsumerRecord<String, StoredAccount>> newest = new HashMap<>();
    private final Set<String> changed = new HashSet<>();
    private final Set<String> unresolved = new HashSet<>();
    private Map<TopicPartition, Long> firstEnds;
    private boolean caughtUp;
    private long lastRetry;
    // Guarded by itself.
    private final Map<Integer, Long> positions = new HashMap<>();

    /**
     * @param placeholders puts values in place of an account's placeholders
     * @param onEnd called once, when everything that was there at first has been noted
     */
    TopicReader(
            String topic,
            Consumer<String, StoredAccount> consumer,
            TopicAccounts accounts,
            UnaryOperator<GreenApiAccount> placeholders,
            Problems problems,
            LongSupplier nanos,
            Runnable onEnd) {
        this.topic = topic;
        this.consumer = consumer;
        this.accounts = accounts;
        this.placeholders = placeholders;
        this.problems = problems;
        this.nanos = nanos;
        this.onEnd = onEnd;
    }

    /** Waits a moment for records and notes them. */
    void step() {
        if (firstEnds == null) {
            firstEnds = consumer.endOffsets(assign());
            lastRetry = nanos.getAsLong();
        }
        consumer.poll(caughtUp || !atFirstEnds() ? WAIT : Duration.ZERO).forEach(this::take);
        if (!caughtUp && !atFirstEnds()) {
            return;
        }
        changed.forEach(this::note);
        changed.clear();
        retry();
        readTo();
        if (!caughtUp) {
            caughtUp = true;
            onEnd.run();
        }
    }

    // Positions of partitions that were assigned before are kept; the others begin at their beginning.
    private List<TopicPartition> assign() {
        List<TopicPartition> all = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(all);
        return all;
    }

    private boolean atFirstEnds() {
        return firstEnds.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void take(ConsumerRecord<String, StoredAccount> record) {
        if (record.key() == null) {
            problems.begin("key", "A record on the topic " + topic + " has no key, at " + place(record));
            return;
        }
        ConsumerRecord<String, StoredAccount> former = newest.get(record.key());
        // Two partitions have an instance only when the number of partitions was changed; then the later record counts.
        if (former == null || former.partition() == record.partition() || former.timestamp() <= record.timestamp()) {
            newest.put(record.key(), record);
            changed.add(record.key());
        }
    }

    private void note(String instance) {
        ConsumerRecord<String, StoredAccount> record = newest.get(instance);
        unresolved.remove(instance);
        if (record.value() == null) {
            accounts.remove(instance);
            problems.end(instance);
            return;
        }
        String problem = problem(instance, record.value());
        if (problem != null) {
            problems.begin(
                    instance,
                    "The record of instance " + instance + " at " + place(record)
                            + " is not used, what was known before stays: " + problem);
            return;
        }
        try {
            accounts.put(record.partition(), placeholders.apply(record.value().account()));
            problems.end(instance);
        } catch (RuntimeException e) {
            // The message may quote what the placeholder stands for.
            problems.begin(
                    instance,
                    "A placeholder in the account of instance " + instance
                            + " cannot be resolved, which is tried again in " + RETRY.toSeconds() + " s: "
                            + e.getClass().getName());
            unresolved.add(instance);
        }
    }

    private static String problem(String instance, StoredAccount stored) {
        if (stored.problem() != null) {
            return stored.problem();
        }
        return instance.equals(stored.account().instance()) ? null : "its key and its instance differ";
    }

    private static String place(ConsumerRecord<?, ?> record) {
        return "partition " + record.partition() + ", offset " + record.offset();
    }

    private void retry() {
        if (nanos.getAsLong() - lastRetry >= RETRY.toNanos()) {
            lastRetry = nanos.getAsLong();
            Set.copyOf(unresolved).forEach(this::note);
            assign();
        }
    }

    private void readTo() {
        synchronized (positions) {
            consumer.assignment()
                    .forEach(partition -> positions.put(partition.partition(), consumer.position(partition)));
            positions.notifyAll();
        }
    }

    /** Waits until a record was noted; returns false when that took too long. */
    boolean awaitRead(int partition, long offset, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        synchronized (positions) {
            while (positions.getOrDefault(partition, -1L) <= offset) {
                long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
                if (left <= 0) {
                    return false;
                }
                positions.wait(left);
            }
            return true;
        }
    }
}
