/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgreenapi.example.broker.BrokerProcess;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OneBroker.class)
class KafkaStateRepositoryTest {

    private static KafkaStateRepository repository(BrokerProcess broker) {
        KafkaStateRepository repository = new KafkaStateRepository();
        repository.setBrokers(broker.address());
        repository.setTopic("states");
        repository.setProperties(Map.of("fetch.max.wait.ms", "50"));
        repository.start();
        return repository;
    }

    @Test
    void whatOneNodeSetsTheOthersGet(BrokerProcess broker) {
        KafkaStateRepository first = repository(broker);
        KafkaStateRepository second = repository(broker);
        assertThat(first.getState("a")).isNull();

        first.setState("a", "1");
        assertThat(second.getState("a")).isEqualTo("1");
        second.setState("a", "2");
        second.setState("b", "3");
        assertThat(first.getState("a")).isEqualTo("2");
        first.setState("b", null);
        assertThat(second.getState("b")).isNull();

        first.stop();
        second.stop();
        KafkaStateRepository third = repository(broker);
        assertThat(third.getState("a")).isEqualTo("2");
        third.stop();
        assertThatThrownBy(() -> third.setState("a", "3")).hasMessageContaining("has been stopped");
    }

    @Test
    void aRepositoryWithoutTopicIsRefused() {
        assertThatThrownBy(new KafkaStateRepository()::start).hasMessageContaining("topic");
    }
}
