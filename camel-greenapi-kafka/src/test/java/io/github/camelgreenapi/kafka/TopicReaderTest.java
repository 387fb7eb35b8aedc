/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.kafka;

import static io.github.camelgreenapi.kafka.Accounts.account;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.GreenApiAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicReaderTest {

    private static final String TOPIC = "accounts";

    private final MockConsumer<String, StoredAccount> consumer = new MockConsumer<>(OffsetResetStrategy.EARLIEST);
    private final Map<Integer, Long> ends = new HashMap<>();
    private final TopicAccounts accounts = new TopicAccounts();
    private final Accounts.Notes notes = new Accounts.Notes();
    private final Problems problems = new Problems();
    private final List<String> events = new ArrayList<>();
    private UnaryOperator<GreenApiAccount> placeholders = UnaryOperator.identity();
    private Duration now = Duration.ZERO;

    private final TopicReader reader = new TopicReader(
            TOPIC,
            consumer,
            accounts,
            account -> placeholders.apply(account),
            problems,
            () -> now.toNanos(),
            () -> events.add("everything is known"));

    @BeforeEach
    void twoPartitions() {
        partitions(2);
        accounts.listen(notes);
        accounts.assign(Set.of(0, 1, 2));
    }

    private void partitions(int count) {
        consumer.updatePartitions(
                TOPIC,
                IntStream.range(0, count)
                        .mapToObj(number -> new PartitionInfo(TOPIC, number, null, null, null))
                        .toList());
        for (int number = 0; number < count; number++) {
            consumer.updateBeginningOffsets(Map.of(new TopicPartition(TOPIC, number), 0L));
            consumer.updateEndOffsets(
                    Map.of(new TopicPartition(TOPIC, number), ends.computeIfAbsent(number, any -> 0L)));
        }
    }

    /** Stored before the reader begins. */
    private void stored(int partition, GreenApiAccount... values) {
        long end = ends.merge(partition, (long) values.length, Long::sum);
        consumer.updateEndOffsets(Map.of(new TopicPartition(TOPIC, partition), end));
        consumer.schedulePollTask(() -> {
            long offset = end - values.length;
            for (GreenApiAccount value : values) {
                write(partition, offset++, value.instance(), new StoredAccount(value, null), 0);
            }
        });
    }

    private void comes(int partition, String instance, GreenApiAccount value) {
        comes(partition, instance, value == null ? null : new StoredAccount(value, null), 0);
    }

    private void comes(int partition, String instance, StoredAccount value, long timestamp) {
        write(partition, ends.merge(partition, 1L, Long::sum) - 1, instance, value, timestamp);
        reader.step();
    }

    private void write(int partition, long offset, String instance, StoredAccount value, long timestamp) {
        consumer.addRecord(new ConsumerRecord<>(
                TOPIC,
                partition,
                offset,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                instance,
                value,
                new RecordHeaders(),
                Optional.empty()));
    }

    @Test
    void nothingIsKnownBeforeTheFirstEndsAreReached() {
        stored(0, account("1", "old"));
        stored(1, account("2", "b"));
        stored(0, account("1", "new"));

        reader.step();
        reader.step();
        assertThat(accounts.find("1")).isEmpty();
        assertThat(events).isEmpty();
        reader.step();

        assertThat(events).containsExactly("everything is known");
        assertThat(notes.heard).containsExactlyInAnyOrder("+1 new", "+2 b");
    }

    @Test
    void anEmptyTopicIsKnownAtOnce() {
        reader.step();

        assertThat(events).containsExactly("everything is known");
    }

    @Test
    void changesAndRemovalsAreHeardInOrder() {
        reader.step();

        comes(0, "1", account("1", "a"));
        comes(0, "1", account("1", "b"));
        comes(0, "1", account("1", "b"));
        comes(0, "1", null);

        assertThat(notes.heard).containsExactly("+1 a", "-1 a", "+1 b", "-1 b");
        assertThat(accounts.find("1")).isEmpty();
    }

    @Test
    void accountsOfOtherNodesAreFoundButNotHeardOf() {
        accounts.revoke(Set.of(1));
        reader.step();

        comes(1, "1", account("1", "a"));

        assertThat(accounts.find("1")).contains(account("1", "a"));
        assertThat(accounts.all()).isEmpty();
        assertThat(notes.heard).isEmpty();
    }

    @Test
    void aRecordThatIsNoAccountLeavesWhatWasKnown() {
        reader.step();
        comes(0, "1", account("1", "a"));

        comes(0, "1", new StoredAccount(null, "it is not JSON"), 0);
        assertThat(problems.present()).singleElement().asString().contains("instance 1", "offset 1", "it is not JSON");
        comes(0, "1", account("2", "b"));
        assertThat(problems.present()).singleElement().asString().contains("its key and its instance differ");
        assertThat(notes.heard).containsExactly("+1 a");

        comes(0, "1", account("1", "b"));
        assertThat(problems.present()).isEmpty();
        assertThat(notes.heard).containsExactly("+1 a", "-1 a", "+1 b");
    }

    @Test
    void aRecordWithoutKeyIsReported() {
        reader.step();

        comes(0, null, account("1", "a"));

        assertThat(problems.present()).singleElement().asString().contains("no key");
    }

    @Test
    void aPlaceholderIsResolvedOnTheNode() {
        placeholders = stored -> account(stored.instance(), "secret of " + stored.apiToken());
        reader.step();

        comes(0, "1", account("1", "{{vault:one}}"));

        assertThat(notes.heard).containsExactly("+1 secret of {{vault:one}}");
    }

    @Test
    void aPlaceholderThatCannotBeResolvedIsTriedAgain() {
        placeholders = stored -> {
            throw new IllegalArgumentException("secret");
        };
        reader.step();
        comes(0, "1", account("1", "{{vault:one}}"));
        assertThat(problems.present())
                .singleElement()
                .asString()
                .contains("instance 1", "IllegalArgumentException")
                .doesNotContain("secret");

        placeholders = UnaryOperator.identity();
        reader.step();
        assertThat(notes.heard).isEmpty();
        now = Duration.ofSeconds(30);
        reader.step();

        assertThat(notes.heard).containsExactly("+1 {{vault:one}}");
        assertThat(problems.present()).isEmpty();
    }

    @Test
    void ofTwoPartitionsTheLaterRecordCounts() {
        partitions(3);
        reader.step();
        comes(0, "1", new StoredAccount(account("1", "old"), null), 1_000);
        comes(2, "1", new StoredAccount(account("1", "new"), null), 2_000);

        comes(0, "1", new StoredAccount(account("1", "older"), null), 500);
        comes(2, "1", null, 3_000);
        comes(0, "1", new StoredAccount(account("1", "older"), null), 1_500);

        assertThat(notes.heard).containsExactly("+1 old", "-1 old", "+1 new", "-1 new");
    }

    @Test
    void partitionsThatAreAddedAreReadToo() {
        reader.step();
        partitions(3);
        now = Duration.ofSeconds(30);
        reader.step();

        comes(2, "1", account("1", "a"));

        assertThat(notes.heard).containsExactly("+1 a");
    }

    @Test
    void aWriterCanWaitUntilItsRecordIsKnown() throws Exception {
        reader.step();
        assertThat(reader.awaitRead(0, 0, Duration.ofMillis(1))).isFalse();

        comes(0, "1", account("1", "a"));

        assertThat(reader.awaitRead(0, 0, Duration.ofMillis(1))).isTrue();
        assertThat(reader.awaitRead(0, 1, Duration.ofMillis(1))).isFalse();
    }
}
