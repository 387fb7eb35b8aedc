/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.kafka;

import static io.github.camelgreenapi.kafka.Accounts.account;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.GreenApiAccounts;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupMemberTest {

    private static final String TOPIC = "accounts";
    private static final Duration ISOLATION = Duration.ofSeconds(40);

    /** With counts of answers that the test turns up. */
    private static final class CountingConsumer extends MockConsumer<byte[], byte[]> {

        private final Map<MetricName, Metric> metrics = new HashMap<>();

        CountingConsumer() {
            super(OffsetResetStrategy.LATEST);
        }

        void count(String group, String name, double count) {
            MetricName key = new MetricName(name, group, "", Map.of());
            metrics.put(key, new Metric() {
                @Override
                public MetricName metricName() {
                    return key;
                }

                @Override
                public Object metricValue() {
                    return count;
                }
            });
        }

        @Override
        public synchronized Map<MetricName, ? extends Metric> metrics() {
            return metrics;
        }
    }

    private final CountingConsumer consumer = new CountingConsumer();
    private final TopicAccounts accounts = new TopicAccounts();
    private final Accounts.Notes notes = new Accounts.Notes();
    private final Problems problems = new Problems();
    private Duration now = Duration.ZERO;
    private int answers;
    private GroupMember member;

    @BeforeEach
    void threeAccountsInTwoPartitions() {
        for (int number = 0; number < 2; number++) {
            consumer.updateEndOffsets(Map.of(new TopicPartition(TOPIC, number), 0L));
        }
        accounts.put(0, account("1", "a"));
        accounts.put(0, account("2", "b"));
        accounts.put(1, account("3", "c"));
        accounts.listen(notes);
        joins(Duration.ZERO);
    }

    private void joins(Duration isolationTimeout) {
        member = new GroupMember(
                TOPIC, consumer, accounts, Duration.ofSeconds(10), isolationTimeout, problems, () -> now.toNanos());
        answer();
        member.step();
    }

    private void answer() {
        answers++;
        consumer.count("consumer-metrics", "response-total", answers);
        consumer.count("consumer-coordinator-metrics", "heartbeat-total", answers);
    }

    private void assign(Integer... partitions) {
        consumer.rebalance(partitions(partitions));
        notes.heard.sort(null);
    }

    private static List<TopicPartition> partitions(Integer... numbers) {
        return Arrays.stream(numbers)
                .map(number -> new TopicPartition(TOPIC, number))
                .toList();
    }

    private void passes(Duration time) {
        now = now.plus(time);
        member.step();
    }

    @Test
    void theAccountsOfAssignedPartitionsAreServed() {
        assertThat(accounts.all()).isEmpty();

        assign(0);

        assertThat(notes.heard).containsExactly("+1 a", "+2 b");
        assertThat(accounts.all()).extracting(GreenApiAccount::instance).containsExactlyInAnyOrder("1", "2");
        assertThat(accounts.find("3")).isPresent();
    }

    @Test
    void revokedAccountsAreEndedBeforeThePartitionIsGivenUp() {
        assign(0, 1);
        notes.heard.clear();
        Set<TopicPartition> heldWhenHeard = new HashSet<>();
        accounts.listen(new GreenApiAccounts.Listener() {
            @Override
            public void added(GreenApiAccount account) {}

            @Override
            public void removed(GreenApiAccount account) {
                heldWhenHeard.addAll(consumer.assignment());
            }
        });

        assign(1);

        assertThat(notes.heard).containsExactly("-1 a", "-2 b");
        assertThat(heldWhenHeard).contains(new TopicPartition(TOPIC, 0));
        assertThat(accounts.all()).extracting(GreenApiAccount::instance).containsExactly("3");
    }

    @Test
    void whatIsKeptInARebalanceIsLeftAlone() {
        assign(0);
        notes.heard.clear();

        assign(0, 1);

        assertThat(notes.heard).containsExactly("+3 c");
    }

    @Test
    void aNodeThatLostItsPlaceServesNothing() {
        assign(0, 1);
        notes.heard.clear();

        member.onPartitionsLost(partitions(0, 1));

        assertThat(notes.heard).containsExactlyInAnyOrder("-1 a", "-2 b", "-3 c");
        assertThat(accounts.all()).isEmpty();
    }

    @Test
    void aNodeWhosePlaceAnotherTookServesNothing() {
        assign(0, 1);

        consumer.schedulePollTask(() -> consumer.setPollException(new FencedInstanceIdException("fenced")));
        member.step();

        assertThat(accounts.all()).isEmpty();
        assertThat(problems.present()).singleElement().asString().contains("group.instance.id");
        member.step();
        assertThat(problems.present()).as("nothing is served still").isNotEmpty();

        assign();
        assign(0, 1);
        assertThat(problems.present()).isEmpty();
    }

    @Test
    void aListenerThatThrowsKeepsNobodyFromEnding() {
        accounts.listen(new GreenApiAccounts.Listener() {
            @Override
            public void added(GreenApiAccount account) {
                throw new IllegalStateException("added");
            }

            @Override
            public void removed(GreenApiAccount account) {
                throw new IllegalStateException("removed");
            }
        });
        Accounts.Notes later = new Accounts.Notes();
        accounts.listen(later);

        assign(0);
        assign();

        assertThat(later.heard).containsExactlyInAnyOrder("+1 a", "+2 b", "-1 a", "-2 b");
    }

    @Test
    void aBrokerThatIsAwayIsReportedAndChangesNothing() {
        assign(0, 1);
        notes.heard.clear();

        passes(Duration.ofSeconds(10));
        assertThat(problems.present()).isEmpty();
        passes(Duration.ofSeconds(1));
        assertThat(problems.present()).singleElement().asString().contains("has not answered", "served as before");
        passes(Duration.ofHours(10));
        assertThat(notes.heard).isEmpty();
        assertThat(accounts.all()).hasSize(3);

        answer();
        passes(Duration.ofSeconds(1));
        assertThat(problems.present()).isEmpty();
        assertThat(notes.heard).isEmpty();
    }

    @Test
    void anIsolatedNodeEndsItsAccountsAfterItsTimeout() {
        joins(ISOLATION);
        assign(0, 1);
        notes.heard.clear();

        passes(ISOLATION);
        assertThat(notes.heard).isEmpty();
        passes(Duration.ofMillis(1));
        assertThat(notes.heard).containsExactlyInAnyOrder("-1 a", "-2 b", "-3 c");
        assertThat(accounts.all()).isEmpty();
        assertThat(accounts.find("1")).isPresent();
    }

    @Test
    void afterAnIsolationItServesWhatItStillHas() {
        joins(ISOLATION);
        assign(0, 1);
        passes(ISOLATION.multipliedBy(2));
        notes.heard.clear();

        answer();
        passes(Duration.ofSeconds(1));
        assertThat(notes.heard).as("the answer may be that the place is lost").isEmpty();
        passes(Duration.ofSeconds(1));

        assertThat(notes.heard).containsExactlyInAnyOrder("+1 a", "+2 b", "+3 c");
    }

    @Test
    void afterAnIsolationItDoesNotServeWhatItHasLost() {
        joins(ISOLATION);
        assign(0, 1);
        passes(ISOLATION.multipliedBy(2));
        notes.heard.clear();

        answer();
        passes(Duration.ofSeconds(1));
        consumer.schedulePollTask(() -> member.onPartitionsLost(partitions(0, 1)));
        passes(Duration.ofSeconds(1));

        assertThat(notes.heard).isEmpty();
        assertThat(accounts.all()).isEmpty();
    }

    @Test
    void aProcessThatWasSuspendedEndsBeforeItAsks() {
        joins(ISOLATION);
        assign(0, 1);
        consumer.schedulePollTask(() -> assertThat(accounts.all()).isEmpty());

        answer();
        passes(ISOLATION.multipliedBy(2));

        assertThat(accounts.all()).isEmpty();
    }
}
