/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.kafka;

import io.github.camelgreenapi.account.GreenApiAccounts.Listener;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Has this node in the group while somebody listens. A node that only looks accounts up must not be given partitions,
 * for nobody would serve them.
 */
final class Membership implements AutoCloseable {

    private final String topic;
    private final KafkaClients clients;
    private final TopicAccounts accounts;
    private final Duration isolationTimeout;
    private final Problems problems;
    // All below is guarded by this.
    private int listeners;
    private boolean open;
    private PollLoop loop;

    Membership(
            String topic, KafkaClients clients, TopicAccounts accounts, Duration isolationTimeout, Problems problems) {
        this.topic = topic;
        this.clients = clients;
        this.accounts = accounts;
        this.isolationTimeout = isolationTimeout;
        this.problems = problems;
    }

    AutoCloseable listen(Listener listener) {
        AutoCloseable listening = accounts.listen(listener);
        synchronized (this) {
            listeners++;
            join();
        }
        return () -> {
            listening.close();
            synchronized (this) {
                listeners--;
                if (listeners == 0) {
                    leave();
                }
            }
        };
    }

    /** Lets the node join, now that it knows the accounts. */
    synchronized void open() {
        open = true;
        join();
    }

    private void join() {
        if (open && listeners > 0 && loop == null) {
            Consumer<byte[], byte[]> consumer = clients.member();
            GroupMember member = new GroupMember(
                    topic, consumer, accounts, clients.silence(), isolationTimeout, problems, System::nanoTime);
            loop = new PollLoop("GreenApiKafkaMember", consumer, member::step, problems);
            loop.start();
        }
    }

    private void leave() {
        if (loop != null) {
            loop.close();
            loop = null;
            accounts.revokeAll();
            GroupMember.PROBLEMS.forEach(problems::end);
        }
    }

    /** Leaves the group for good. */
    @Override
    public synchronized void close() {
        open = false;
        leave();
    }
}
