/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.kafka;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;

/** A topic on which the last record of each key counts. */
record CompactedTopic(String name, int partitions) {

    /**
     * Makes sure that there is such a topic, and that Kafka keeps the last record of each key on it.
     *
     * @throws IllegalStateException when Kafka would throw such records away
     */
    void prepare(Admin admin) {
        if (!get(admin.listTopics().names()).contains(name)) {
            create(admin);
        }
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        Config config = get(admin.describeConfigs(List.of(resource)).values().get(resource));
        String policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
        if (!policy.equals(TopicConfig.CLEANUP_POLICY_COMPACT)) {
            throw new IllegalStateException("The topic " + name + " has cleanup.policy=" + policy
                    + ", so Kafka would forget what is on it after a while; make it compact");
        }
    }

    private void create(Admin admin) {
        NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty())
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
        try {
            get(admin.createTopics(List.of(topic)).all());
        } catch (TopicExistsException e) {
            // Another node was quicker.
        }
    }

    private static <T> T get(Future<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException failure ? failure : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
