/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.kafka;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.GreenApiAccounts;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Service;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Accounts on a compacted Kafka topic that any number of nodes share: Kafka assigns the topic's partitions to the nodes
 * of a group, and each node serves the accounts of its partitions. Safe for use from any thread.
 *
 * <p>{@link #find} knows every account; {@link #all} and {@link #listen} only those of this node. A node takes part
 * while somebody listens, as a consumer does; one that only looks accounts up serves none. The first use starts it, if
 * nobody has; it stops with the Camel context that it is bound in.
 */
public final class KafkaGreenApiAccounts implements GreenApiAccounts, Service, CamelContextAware {

    private final TopicAccounts accounts = new TopicAccounts();
    private CamelContext context;
    private String brokers;
    private String topic;
    private String groupId;
    private Map<String, String> properties = new HashMap<>();
    private int partitions = 60;
    private Duration startTimeout = Duration.ofSeconds(30);
    private Duration isolationTimeout = Duration.ZERO;
    // Written under the lock.
    private volatile KafkaNode node;
    private KafkaAccountsHealth health;

    /** The account of this instance, whichever node serves it. */
    @Override
    public Optional<GreenApiAccount> find(String instance) {
        node();
        return accounts.find(instance);
    }

    /** The accounts that Kafka has assigned to this node. */
    @Override
    public Collection<GreenApiAccount> all() {
        node();
        return accounts.all();
    }

    /** Reports the changes of this node's accounts, those included that come from and go to other nodes. */
    @Override
    public AutoCloseable listen(Listener listener) {
        return node().listen(listener);
    }

    /**
     * Stores an account, in place of the one with the same instance if there is one. It waits until Kafka has it and
     * this node knows it, so a listener must not call it.
     *
     * @param account its tokens may be property placeholders such as <code>{{vault:acme}}</code>: they are stored as
     *     they are, and resolved on each node
     */
    public void put(GreenApiAccount account) {
        node().write(account.instance(), account);
    }

    /** Removes the account of this instance, if there is one; waits as {@link #put} does. */
    public void remove(String instance) {
        node().write(instance, null);
    }

    private KafkaNode node() {
        KafkaNode present = node;
        return present == null ? started() : present;
    }

    /** Reads the topic; does nothing when that was done before. */
    @Override
    public void start() {
        node();
    }

    private synchronized KafkaNode started() {
        if (node == null) {
            require("brokers", brokers);
            require("topic", topic);
            require("groupId", groupId);
            Problems problems = new Problems();
            KafkaNode begun = new KafkaNode(
                    new CompactedTopic(topic, partitions),
                    new KafkaClients(brokers, groupId, properties),
                    accounts,
                    this::resolve,
                    isolationTimeout,
                    problems);
            try {
                begun.start(startTimeout);
            } catch (RuntimeException e) {
                begun.close();
                throw e;
            }
            register(new KafkaAccountsHealth(
                    topic, problems::present, () -> accounts.all().size()));
            node = begun;
        }
        return node;
    }

    private void register(KafkaAccountsHealth check) {
        HealthCheckRegistry checks = context == null ? null : HealthCheckRegistry.get(context);
        if (checks != null) {
            checks.register(check);
            health = check;
        }
    }

    private static void require(String option, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("KafkaGreenApiAccounts needs a value for " + option);
        }
    }

    private GreenApiAccount resolve(GreenApiAccount stored) {
        return new GreenApiAccount(
                stored.provider(),
                stored.instance(),
                stored.apiUrl(),
                resolve(stored.apiToken()),
                resolve(stored.clientToken()),
                stored.metadata());
    }

    private String resolve(String text) {
        return context == null || text == null || !text.contains("{{")
                ? text
                : context.resolvePropertyPlaceholders(text);
    }

    /** Ends the accounts of this node and leaves the group, so that other nodes take them over at once. */
    @Override
    public synchronized void stop() {
        if (health != null) {
            HealthCheckRegistry.get(context).unregister(health);
            health = null;
        }
        if (node != null) {
            node.close();
            node = null;
        }
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext context) {
        if (this.context == null) {
            // After its routes, which end what they serve before this node gives its accounts up.
            context.addLifecycleStrategy(new LifecycleStrategySupport() {
                @Override
                public void onContextStopped(CamelContext stopped) {
                    stop();
                }
            });
        }
        this.context = context;
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

    /** The topic of the accounts; created compacted when there is none. */
    public void setTopic(String topic) {
        this.topic = topic;
    }

    public String getGroupId() {
        return groupId;
    }

    /** The group of nodes that share the accounts. */
    public void setGroupId(String groupId) {
        this.groupId = groupId;
    }

    public Map<String, String> getProperties() {
        return properties;
    }

    /** Further properties of Kafka's clients, such as {@code security.protocol} and {@code session.timeout.ms}. */
    public void setProperties(Map<String, String> properties) {
        this.properties = properties;
    }

    public int getPartitions() {
        return partitions;
    }

    /** How many partitions a topic is created with, which is the most nodes that can share it; 60 unless set. */
    public void setPartitions(int partitions) {
        this.partitions = partitions;
    }

    public Duration getStartTimeout() {
        return startTimeout;
    }

    /**
     * How long a start waits until the topic is read; after that the node goes on without accounts. 30 s unless set.
     */
    public void setStartTimeout(Duration startTimeout) {
        this.startTimeout = startTimeout;
    }

    public Duration getIsolationTimeout() {
        return isolationTimeout;
    }

    /**
     * How long this node serves its accounts while no broker answers it; zero, the default, is without end.
     *
     * <p>A node cannot know whether Kafka is away for all or only for itself, and in the second case others take its
     * accounts over after {@code session.timeout.ms}. Set a little less than that, no two nodes ever serve one account.
     */
    public void setIsolationTimeout(Duration isolationTimeout) {
        this.isolationTimeout = isolationTimeout;
    }
}
