/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.kafka;

import static io.github.camelgreenapi.kafka.Accounts.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.example.broker.BrokerProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several nodes on one topic of a real broker. */
@ExtendWith(OneBroker.class)
class SharedByNodesTest {

    private static final int ACCOUNTS = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BrokerProcess broker;
    private final List<KafkaGreenApiAccounts> nodes = new ArrayList<>();
    private String topic;

    SharedByNodesTest(BrokerProcess broker) {
        this.broker = broker;
    }

    @AfterEach
    void stopNodes() {
        nodes.forEach(KafkaGreenApiAccounts::stop);
    }

    private KafkaGreenApiAccounts node(TestInfo test) {
        topic = test.getTestMethod().orElseThrow().getName();
        KafkaGreenApiAccounts node = new KafkaGreenApiAccounts();
        node.setBrokers(broker.address());
        node.setTopic(topic);
        node.setGroupId("nodes-of-" + topic);
        node.setPartitions(8);
        node.setProperties(Map.of(
                "session.timeout.ms", "2000",
                "heartbeat.interval.ms", "300",
                "fetch.max.wait.ms", "50",
                "reconnect.backoff.max.ms", "300"));
        nodes.add(node);
        return node;
    }

    /** A node with a consumer. */
    private KafkaGreenApiAccounts servingNode(TestInfo test) {
        KafkaGreenApiAccounts node = node(test);
        node.listen(new Accounts.Notes());
        return node;
    }

    private static void put(KafkaGreenApiAccounts node) {
        IntStream.range(0, ACCOUNTS).forEach(i -> node.put(account("110100" + i, "token" + i)));
    }

    private static List<String> instances(KafkaGreenApiAccounts... nodes) {
        return List.of(nodes).stream()
                .flatMap(node -> node.all().stream())
                .map(GreenApiAccount::instance)
                .sorted()
                .toList();
    }

    private static void awaitShared(KafkaGreenApiAccounts... nodes) {
        List<String> every = IntStream.range(0, ACCOUNTS)
                .mapToObj(i -> "110100" + i)
                .sorted()
                .toList();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(List.of(nodes))
                .allSatisfy(node -> assertThat(node.all()).isNotEmpty()));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(instances(nodes)).isEqualTo(every));
    }

    @Test
    void eachAccountIsServedByOneNodeAndFoundByAll(TestInfo test) {
        KafkaGreenApiAccounts first = node(test);
        Accounts.Notes notes = new Accounts.Notes();
        first.listen(notes);
        put(first);
        awaitShared(first);
        assertThat(first.find("1101007")).contains(account("1101007", "token7"));

        KafkaGreenApiAccounts second = servingNode(test);
        assertThat(second.find("1101007")).contains(account("1101007", "token7"));
        awaitShared(first, second);
        assertThat(notes.heard)
                .as("what stays is left alone")
                .hasSize(ACCOUNTS + instances(second).size());

        second.remove("1101007");
        await().atMost(PATIENCE).until(() -> first.find("1101007").isEmpty());
        second.put(account("1101007", "token7"));
        awaitShared(first, second);

        first.stop();
        awaitShared(second);
    }

    @Test
    void aNodeThatNobodyListensToIsGivenNothing(TestInfo test) throws Exception {
        KafkaGreenApiAccounts onlooker = node(test);
        put(onlooker);
        KafkaGreenApiAccounts server = node(test);
        AutoCloseable listening = server.listen(new Accounts.Notes());

        awaitShared(server);
        assertThat(onlooker.all()).isEmpty();
        assertThat(onlooker.find("1101007")).isPresent();

        onlooker.listen(new Accounts.Notes());
        listening.close();
        assertThat(server.all()).isEmpty();
        awaitShared(onlooker);
    }

    @Test
    void aNodeThatIsPutOutOfTheGroupEndsAndJoinsAgain(TestInfo test) throws Exception {
        KafkaGreenApiAccounts node = servingNode(test);
        put(node);
        awaitShared(node);
        Accounts.Notes notes = new Accounts.Notes();
        node.listen(notes);

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            admin.removeMembersFromConsumerGroup("nodes-of-" + topic, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
        }

        await().atMost(PATIENCE).until(() -> notes.heard.size() == 2 * ACCOUNTS);
        assertThat(notes.heard.subList(0, ACCOUNTS)).allMatch(note -> note.startsWith("-"));
        awaitShared(node);
    }

    @Test
    void aBrokerThatIsAwayEndsOnlyWhatIsIsolated(TestInfo test) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            KafkaGreenApiAccounts isolated = node(test);
            isolated.setGroupId("isolated");
            isolated.setIsolationTimeout(Duration.ofMillis(1500));
            isolated.listen(new Accounts.Notes());
            KafkaGreenApiAccounts node = node(test);
            context.getRegistry().bind("accounts", node);
            context.start();
            node.listen(new Accounts.Notes());
            put(node);
            awaitShared(node);
            awaitShared(isolated);
            Accounts.Notes notes = new Accounts.Notes();
            node.listen(notes);

            broker.kill();
            await().atMost(PATIENCE).until(() -> isolated.all().isEmpty());
            assertThat(isolated.find("1101007")).isPresent();
            await().atMost(PATIENCE).until(() -> health(context).getState() == HealthCheck.State.DOWN);
            assertThat(health(context).getMessage().orElseThrow()).contains("has not answered");
            assertThat(notes.heard).isEmpty();
            assertThat(instances(node)).hasSize(ACCOUNTS);
            KafkaGreenApiAccounts late = node(test);
            late.setGroupId("late");
            late.setStartTimeout(Duration.ofMillis(1));
            late.listen(new Accounts.Notes());
            assertThat(late.all()).isEmpty();

            broker.start();
            awaitShared(isolated);
            awaitShared(late);
            await().atMost(PATIENCE).until(() -> health(context).getState() == HealthCheck.State.UP);
            node.put(account("1101999", "token"));
            assertThat(node.find("1101999")).isPresent();
        }
    }

    private static HealthCheck.Result health(DefaultCamelContext context) {
        return HealthCheckHelper.invokeReadiness(context).stream()
                .filter(result -> result.getCheck().getId().startsWith("greenapi-kafka:"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTopicThatForgetsIsRefused(TestInfo test) throws Exception {
        KafkaGreenApiAccounts node = node(test);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }

        assertThatThrownBy(node::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cleanup.policy=delete");
    }

    @Test
    void tokensMayBePlaceholders(TestInfo test) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getPropertiesComponent().addInitialProperty("acme", "secret");
            KafkaGreenApiAccounts node = node(test);
            context.getRegistry().bind("accounts", node);
            context.start();

            node.put(account("1101", "{{acme}}"));

            assertThat(node.find("1101").orElseThrow().apiToken()).isEqualTo("secret");
        }
    }
}
