/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatesReaderTest {

    private static final String TOPIC = "states";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

    private final MockConsumer<String, String> consumer = new MockConsumer<>(OffsetResetStrategy.EARLIEST);
    private Duration now = Duration.ZERO;
    private final StatesReader reader = new StatesReader(TOPIC, consumer, () -> now.toNanos());

    @BeforeEach
    void begin() {
        consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, null, null, null)));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 1L));
        reader.begin();
    }

    private void comes(String key, String state) {
        consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, 0, key, state));
    }

    @Test
    void aStateIsReadThatComesAfterAWhile() {
        consumer.schedulePollTask(() -> now = now.plusSeconds(30));
        consumer.schedulePollTask(() -> comes("a", "1"));

        assertThat(reader.read("a")).isEqualTo("1");
        assertThat(reader.read("b")).isNull();
    }

    @Test
    void aReaderWhoseBrokerIsAwayGivesUp() {
        consumer.schedulePollTask(() -> now = now.plusSeconds(61));

        assertThatThrownBy(() -> reader.read("a"))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("Kafka does not answer");

        comes("a", "1");
        assertThat(reader.read("a")).isEqualTo("1");
    }
}
