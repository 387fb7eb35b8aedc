/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A state repository on a compacted Kafka topic that any number of nodes share. What one node has set, every other one
 * gets from then on. Safe for use from any thread.
 *
 * <p>Both methods wait for Kafka, and fail when it does not answer for a minute or two.
 */
public final class KafkaStateRepository extends ServiceSupport implements StateRepository<String, String> {

    private String brokers;
    private String topic;
    private Map<String, String> properties = new HashMap<>();
    // Both are guarded by this; null before the first use after a start.
    private StatesReader reader;
    private Producer<String, String> writer;

    /** Returns when the state is stored. */
    @Override
    public void setState(String key, String value) {
        try {
            writer().send(new ProducerRecord<>(topic, key, value)).get();
        } catch (ExecutionException e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    /** The state that was set last, on whichever node; null when there is none. */
    @Override
    public synchronized String getState(String key) {
        connect();
        return reader.read(key);
    }

    private synchronized Producer<String, String> writer() {
        connect();
        return writer;
    }

    // At the first use: a node starts while its brokers are away.
    private void connect() {
        if (!isRunAllowed()) {
            throw new IllegalStateException("The state repository on the topic " + topic + " has been stopped");
        }
        if (writer != null) {
            return;
        }
        KafkaClients clients = new KafkaClients(brokers, null, properties);
        try (Admin admin = clients.admin()) {
            new CompactedTopic(topic, 1).prepare(admin);
        }
        StatesReader states = new StatesReader(topic, clients.textReader(), System::nanoTime);
        try {
            states.begin();
            writer = clients.textWriter();
        } catch (RuntimeException e) {
            states.close();
            throw e;
        }
        reader = states;
    }

    @Override
    protected void doInit() {
        if (brokers == null || topic == null) {
            throw new IllegalArgumentException("KafkaStateRepository needs a value for brokers and for topic");
        }
    }

    @Override
    protected synchronized void doStop() {
        if (writer != null) {
            writer.close();
            reader.close();
            writer = null;
            reader = null;
        }
    }

    public String getBrokers() {
        return brokers;
    }

    /** Host and port of one or more brokers, with commas in between. */
    public void setBrokers(String brokers) {
        this.brokers = brokers;
    }

    public String getTopic() {
        return topic;
    }

    /** The topic of the states; created compacted, with one partition, when there is none. */
    public void setTopic(String topic) {
        this.topic = topic;
    }

    public Map<String, String> getProperties() {
        return properties;
    }

    /** Further properties of Kafka's clients, such as {@code security.protocol}. */
    public void setProperties(Map<String, String> properties) {
        this.properties = properties;
    }
}
