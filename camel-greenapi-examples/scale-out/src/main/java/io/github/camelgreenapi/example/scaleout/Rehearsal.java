/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.scaleout;

import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.example.broker.BrokerProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** One run: accounts are linked and change their states while one worker is killed, one is stopped and one is added. */
final class Rehearsal implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    // A provider's history counts in seconds.
    private static final Duration BETWEEN_CHANGES = Duration.ofMillis(1100);
    private static final Duration STORING = Duration.ofSeconds(2);
    private static final String EVENTS = "account-events";
    private static final String REQUESTS = "link-requests";

    private final Settings settings;
    private final Path folder;
    private final PrintStream out;
    private final String brokers;
    private final BrokerProcess broker;
    private final Tenants tenants;
    private final Journal journal = new Journal();
    private final Reader reader;
    private final List<WorkerProcess> workers = new ArrayList<>();
    private int started;

    /**
     * @param folder for the logs, and for the topics of the broker
     * @param brokers null for a broker of its own
     */
    Rehearsal(Settings settings, Path folder, String brokers, PrintStream out) throws Exception {
        this.settings = settings;
        this.folder = folder;
        this.out = out;
        broker = brokers == null ? BrokerProcess.start(folder, Map.of("group.min.session.timeout.ms", "1000")) : null;
        this.brokers = brokers == null ? broker.address() : brokers;
        tenants = new Tenants(settings.accounts(), settings.hurry());
        reader = new Reader(this.brokers, journal, tenants::take);
    }

    Figures run() throws Exception {
        createTopics();
        for (int i = 0; i < settings.workers(); i++) {
            add();
        }
        reader.start();
        for (WorkerProcess worker : workers) {
            worker.awaitReady();
        }
        out.println(workers.size() + " workers are ready");
        Instant begin = tenants.now();
        tenants.begin();
        request();

        awaitOutcomes(settings.accounts() / 3);
        until("some accounts are watched", () -> !watched().isEmpty());
        Set<String> changing = watched();
        // A worker stores a state a moment after it has published it.
        Verification.pause(STORING);
        tenants.force(changing, "blocked");
        WorkerProcess killed = busiest(changing);
        workers.remove(killed);
        WorkerProcess added = add();
        Set<String> orphansOfKill = killed.linked();
        out.println("Kill " + killed.name() + " with " + orphansOfKill.size() + " linked accounts");
        killed.kill();
        Instant kill = tenants.now();
        Set<String> unwatched = new HashSet<>(changing);
        unwatched.retainAll(orphansOfKill);
        for (String state : List.of("authorized", "blocked")) {
            Verification.pause(BETWEEN_CHANGES);
            tenants.force(unwatched, state);
        }
        added.awaitReady();
        out.println("Added " + added.name());

        awaitOutcomes(settings.accounts() * 2 / 3);
        WorkerProcess stopped = workers.remove(0);
        Set<String> orphansOfStop = stopped.linked();
        out.println("Stop " + stopped.name() + " with " + orphansOfStop.size() + " linked accounts");
        Instant stop = tenants.now();
        stopped.stop();
        tenants.force(changing, "authorized");

        awaitOutcomes(settings.accounts());
        Duration linking = Duration.between(begin, tenants.now());
        List<String> problems = new Verification(settings, tenants, journal, workers).problems();
        return new Figures(
                journal.outcomes(),
                linking,
                orphansOfKill.size(),
                polledAgain(orphansOfKill, kill),
                orphansOfStop.size(),
                polledAgain(orphansOfStop, stop),
                shares(),
                journal.events(),
                journal.repetitions(),
                changing.stream()
                        .mapToInt(instance -> tenants.forced(instance).size())
                        .sum(),
                2 * unwatched.size(),
                problems);
    }

    private void createTopics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            admin.createTopics(List.of(topic(REQUESTS, 12), topic(EVENTS, 12)))
                    .all()
                    .get();
        }
    }

    private static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty());
    }

    private WorkerProcess add() throws IOException {
        started++;
        WorkerProcess worker = new WorkerProcess("worker-" + started, folder, settings.properties(brokers));
        workers.add(worker);
        return worker;
    }

    private void request() throws Exception {
        try (Producer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new StringSerializer(), new ByteArraySerializer())) {
            for (String instance : tenants.instances()) {
                producer.send(new ProducerRecord<>(REQUESTS, instance, tenants.request(instance)));
            }
        }
    }

    private static void until(String what, Callable<Boolean> condition) {
        await(what).atMost(PATIENCE).until(condition);
    }

    private void awaitOutcomes(int count) {
        until(count + " outcomes", () -> journal.ended() >= count);
        out.println(count + " accounts have an outcome");
    }

    /** Accounts whose first state has been read, and whose provider remembers their states. */
    private Set<String> watched() {
        return tenants.instances().stream()
                .filter(tenants::isGreenApi)
                .filter(instance -> journal.states(instance).contains("AUTHORIZED"))
                .collect(Collectors.toSet());
    }

    /** The worker that watches most of these accounts. */
    private WorkerProcess busiest(Set<String> instances) throws IOException {
        Map<WorkerProcess, Long> counts = new HashMap<>();
        for (WorkerProcess worker : workers) {
            counts.put(
                    worker, worker.linked().stream().filter(instances::contains).count());
        }
        return Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey();
    }

    private Map<String, Integer> shares() throws IOException {
        Map<String, Integer> shares = new TreeMap<>();
        for (WorkerProcess worker : workers) {
            shares.put(worker.name(), worker.linked().size());
        }
        return shares;
    }

    private Duration polledAgain(Set<String> instances, Instant after) {
        return Duration.ofMillis(instances.stream()
                .mapToLong(instance -> tenants.polledAfter(instance, after))
                .max()
                .orElse(0));
    }

    @Override
    public void close() {
        reader.close();
        workers.forEach(WorkerProcess::close);
        tenants.close();
        if (broker != null) {
            broker.close();
        }
    }
}
