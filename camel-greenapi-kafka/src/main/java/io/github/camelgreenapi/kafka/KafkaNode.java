/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.kafka;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.GreenApiAccounts;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.apache.camel.RuntimeCamelException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a node, from its start to its stop: it reads all accounts, takes its part of them, and writes. */
final class KafkaNode implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaGreenApiAccounts.class);
    // Past it a record is stored, but this node may know of it a moment later.
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

    private final CompactedTopic topic;
    private final KafkaClients clients;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final TopicReader reader;
    private final PollLoop reading;
    private final Membership membership;
    private boolean prepared;
    // Guarded by this.
    private Producer<String, GreenApiAccount> producer;

    KafkaNode(
            CompactedTopic topic,
            KafkaClients clients,
            TopicAccounts accounts,
            UnaryOperator<GreenApiAccount> placeholders,
            Duration isolationTimeout,
            Problems problems) {
        this.topic = topic;
        this.clients = clients;
        membership = new Membership(topic.name(), clients, accounts, isolationTimeout, problems);
        Consumer<String, StoredAccount> everything = clients.reader();
        reader = new TopicReader(
                topic.name(), everything, accounts, placeholders, problems, System::nanoTime, this::caughtUp);
        reading = new PollLoop("GreenApiKafkaReader", everything, this::read, problems);
    }

    /**
     * Begins to read, and waits until everything is known.
     *
     * @param atMost after this long the node goes on by itself, and serves nothing yet
     */
    void start(Duration atMost) {
        reading.start();
        if (!awaitReady(atMost)) {
            LOG.warn(
                    "The topic {} could not be read within {} s; this node serves no account before it is",
                    topic.name(),
                    atMost.toSeconds());
        }
    }

    private boolean awaitReady(Duration atMost) {
        try {
            ready.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    private void read() {
        if (!prepared) {
            try (Admin admin = clients.admin()) {
                topic.prepare(admin);
                prepared = true;
            } catch (IllegalStateException e) {
                ready.completeExceptionally(e);
                throw e;
            }
        }
        reader.step();
    }

    // Only now: a node that joined earlier would take partitions whose accounts it does not know.
    private void caughtUp() {
        membership.open();
        ready.complete(null);
    }

    AutoCloseable listen(GreenApiAccounts.Listener listener) {
        return membership.listen(listener);
    }

    /** Writes a record, and returns when it is stored and this node has read it. */
    void write(String instance, GreenApiAccount account) {
        // A producer that comes first may have the broker create the topic, and in its own way.
        if (!awaitReady(READ_TIMEOUT)) {
            throw new IllegalStateException(
                    "The account of instance " + instance + " cannot be stored, because the topic " + topic.name()
                            + " has not been read yet: Kafka does not answer");
        }
        try {
            RecordMetadata written = producer()
                    .send(new ProducerRecord<>(topic.name(), instance, account))
                    .get();
            if (!reader.awaitRead(written.partition(), written.offset(), READ_TIMEOUT)) {
                LOG.info("A record of instance {} was stored and is not read yet", instance);
            }
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    private static RuntimeException failure(Throwable cause) {
        return cause instanceof RuntimeException unchecked ? unchecked : new RuntimeCamelException(cause);
    }

    private synchronized Producer<String, GreenApiAccount> producer() {
        if (producer == null) {
            producer = clients.producer();
        }
        return producer;
    }

    /** Ends the accounts of this node, then leaves the group. */
    @Override
    public void close() {
        membership.close();
        reading.close();
        synchronized (this) {
            if (producer != null) {
                producer.close();
            }
        }
    }
}
