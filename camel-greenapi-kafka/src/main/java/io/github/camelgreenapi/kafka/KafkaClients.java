/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.kafka;

import io.github.camelgreenapi.account.GreenApiAccount;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The clients of one node.
 *
 * <p>Each is given those of the user's properties that it knows, so that it does not complain of the others'.
 */
final class KafkaClients {

    private static final String USUAL_HEARTBEAT = "3000";

    private final String brokers;
    private final String groupId;
    private final Map<String, String> properties;

    /** @param groupId of members; null when there are none */
    KafkaClients(String brokers, String groupId, Map<String, String> properties) {
        this.brokers = brokers;
        this.groupId = groupId;
        this.properties = Map.copyOf(properties);
    }

    /** Reads accounts without a group. */
    Consumer<String, StoredAccount> reader() {
        return new KafkaConsumer<>(
                reading(), new StringDeserializer(), (String topic, byte[] value) -> AccountJson.read(value));
    }

    /** Reads text without a group. */
    Consumer<String, String> textReader() {
        return new KafkaConsumer<>(reading(), new StringDeserializer(), new StringDeserializer());
    }

    private Map<String, Object> reading() {
        Map<String, Object> config = config(ConsumerConfig.configNames());
        config.keySet().removeAll(Set.of(ConsumerConfig.GROUP_ID_CONFIG, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG));
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return consuming(config);
    }

    /** Takes part in the group; what it reads is thrown away. */
    Consumer<byte[], byte[]> member() {
        Map<String, Object> config = config(ConsumerConfig.configNames());
        config.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        boolean assignedByBroker =
                "consumer".equalsIgnoreCase((String) config.get(ConsumerConfig.GROUP_PROTOCOL_CONFIG));
        if (!assignedByBroker) {
            config.putIfAbsent(
                    ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        }
        return new KafkaConsumer<>(consuming(config), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Map<String, Object> consuming(Map<String, Object> config) {
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        return config;
    }

    /** How long the group's member is without an answer when three heartbeats have had none. */
    Duration silence() {
        String interval = properties.getOrDefault(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, USUAL_HEARTBEAT);
        return Duration.ofMillis(3 * Long.parseLong(interval));
    }

    Producer<String, GreenApiAccount> producer() {
        return new KafkaProducer<>(
                writing(),
                new StringSerializer(),
                (String topic, GreenApiAccount account) -> AccountJson.write(account));
    }

    Producer<String, String> textWriter() {
        return new KafkaProducer<>(writing(), new StringSerializer(), new StringSerializer());
    }

    private Map<String, Object> writing() {
        Map<String, Object> config = config(ProducerConfig.configNames());
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        return config;
    }

    Admin admin() {
        return Admin.create(config(AdminClientConfig.configNames()));
    }

    private Map<String, Object> config(Set<String> known) {
        Map<String, Object> config = new HashMap<>();
        // Kafka's own longest pause of a second would log its absence every second.
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, "10000");
        properties.forEach((name, value) -> {
            if (known.contains(name) || isNobodys(name)) {
                config.put(name, value);
            }
        });
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, brokers);
        return config;
    }

    // It may be an interceptor's or a login module's.
    private static boolean isNobodys(String name) {
        return Stream.of(ConsumerConfig.configNames(), ProducerConfig.configNames(), AdminClientConfig.configNames())
                .noneMatch(names -> names.contains(name));
    }
}
