/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's place in the group: the partitions that Kafka assigns to it are those whose accounts it serves. What is
 * in them is the {@link TopicReader}'s business.
 *
 * <p>All of it belongs to one thread, which is also the one that Kafka's client calls back on.
 */
final class GroupMember implements ConsumerRebalanceListener {

    static final Duration WAIT = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(KafkaGreenApiAccounts.class);
    private static final String AWAY = "away";
    private static final String FENCED = "fenced";

    /** What it may report. */
    static final List<String> PROBLEMS = List.of(AWAY, FENCED);

    private final String topic;
    private final Consumer<byte[], byte[]> consumer;
    private final TopicAccounts accounts;
    private final Duration silence;
    private final Duration isolationTimeout;
    private final Problems problems;
    private final GroupPulse pulse;
    private boolean joined;
    private boolean interrupted;
    private double heartbeatsAtInterruption;
    private boolean heardOfGroup;

    /**
     * @param silence how long Kafka may not answer before that is reported
     * @param isolationTimeout how long accounts are served while Kafka does not answer; zero for without end
     */
    GroupMember(
            String topic,
            Consumer<byte[], byte[]> consumer,
            TopicAccounts accounts,
            Duration silence,
            Duration isolationTimeout,
            Problems problems,
            LongSupplier nanos) {
        this.topic = topic;
        this.consumer = consumer;
        this.accounts = accounts;
        this.silence = silence;
        this.isolationTimeout = isolationTimeout;
        this.problems = problems;
        this.pulse = new GroupPulse(consumer::metrics, nanos);
    }

    /** Takes part in the group for a moment. */
    void step() {
        if (!joined) {
            consumer.subscribe(List.of(topic), this);
            joined = true;
        }
        // Before the poll too: a process that was suspended may have lost its place meanwhile.
        checkIsolation();
        try {
            consumer.poll(WAIT);
        } catch (FencedInstanceIdException e) {
            accounts.revokeAll();
            problems.begin(FENCED, "Another node has this node's group.instance.id; nothing is served here any more");
        }
        pulse.sample();
        checkSilence();
        checkIsolation();
        checkReturn();
    }

    private void checkSilence() {
        if (pulse.silence().compareTo(silence) > 0) {
            String consequence = isolationTimeout.isZero()
                    ? "The accounts of this node are served as before"
                    : "The accounts of this node are served until that has lasted " + isolationTimeout.toSeconds()
                            + " s";
            problems.begin(AWAY, "Kafka has not answered for " + silence.toSeconds() + " s. " + consequence);
        } else {
            problems.end(AWAY);
        }
    }

    private void checkIsolation() {
        if (!interrupted && !isolationTimeout.isZero() && pulse.silence().compareTo(isolationTimeout) > 0) {
            interrupted = true;
            heardOfGroup = false;
            heartbeatsAtInterruption = pulse.heartbeats();
            LOG.warn("Kafka does not answer, so others may serve the accounts of this node: it ends them");
            accounts.interrupt();
        }
    }

    // The first answer to a heartbeat may be that the place is lost, which the client reports in the poll after it.
    private void checkReturn() {
        if (!interrupted) {
            return;
        }
        if (heardOfGroup) {
            interrupted = false;
            LOG.info("Kafka answers again: the accounts of this node are served again");
            accounts.goOn();
        }
        heardOfGroup = pulse.heartbeats() > heartbeatsAtInterruption;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        // Not after any poll: a client reports once that it was fenced, and then polls as if nothing had happened.
        problems.end(FENCED);
        accounts.assign(numbers(partitions));
        log("is given", partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        accounts.revoke(numbers(partitions));
        log("gives up", partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        accounts.revoke(numbers(partitions));
        LOG.warn("This node has lost its place in the group, and has ended the accounts that it served");
    }

    private void log(String what, Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            LOG.info(
                    "This node {} {} partitions of the topic {} and serves {} accounts now",
                    what,
                    partitions.size(),
                    topic,
                    accounts.all().size());
        }
    }

    private static List<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).toList();
    }
}
