/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.ChildJvm;
import io.github.camelgreenapi.Repetitions;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed at any moment loses nothing and reorders nothing. */
class KillTest {

    private static final int KILLS = Repetitions.of(5, 100);
    private static final int QUEUED = 40;

    private final Simulator simulator = Simulator.start();
    private final SimulatedAccount account = simulator.greenApi();
    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);

    @TempDir
    private Path folder;

    private ChildJvm process;

    @AfterEach
    void stop() {
        if (process != null) {
            process.close();
        }
        simulator.close();
    }

    private void start(Path file) throws IOException {
        start(LinkVariant.GREEN_API_BY_POLLING.uri("notifications", simulator) + "&receiveTimeout=60s", file);
    }

    /** Starts a process that goes on after the change of state that its route took last. */
    private void start(Path file, Path repository) throws IOException {
        cutIncompleteLine(repository);
        String uri = LinkVariant.GREEN_API_BY_POLLING.uri("state", simulator);
        start(uri + "&stateRepository=#changes", file, repository);
    }

    /** Camel writes a line in four steps, and cannot load a file that ends between them. */
    private static void cutIncompleteLine(Path repository) throws IOException {
        String text = Files.exists(repository) ? Files.readString(repository) : "";
        if (!text.isEmpty() && !text.endsWith("\n")) {
            Files.writeString(repository, text.substring(0, text.lastIndexOf('\n') + 1));
        }
    }

    private void start(String uri, Path... files) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(uri));
        Stream.of(files).map(Path::toString).forEach(arguments::add);
        process = ChildJvm.start(KilledProcess.class, arguments.toArray(String[]::new));
    }

    @Test
    void nothingThatWasIssuedIsMissing() throws Exception {
        Path file = folder.resolve("handled");
        Files.createFile(file);
        List<String> issued = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            issue(issued);
            start(file);
            // Long enough to be in the middle of it, at no certain point.
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(700_000)));
            process.kill();
        }
        start(file);
        await().atMost(Duration.ofMinutes(3)).until(() -> account.queued() == 0);

        List<String> lines = Files.readAllLines(file);
        assertThat(new ArrayList<>(new LinkedHashSet<>(lines)))
                .as("first handlings, seed %d", seed)
                .isEqualTo(issued);
        assertThat(lines.size() - issued.size())
                .as("each kill repeats one at most")
                .isBetween(0, KILLS);
    }

    @Test
    void noChangeOfStateIsMissing() throws Exception {
        Path file = folder.resolve("handled");
        Path repository = folder.resolve("changes");
        Files.createFile(file);
        List<String> expected = new ArrayList<>(List.of("NOT_AUTHORIZED"));
        start(file, repository);
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(repository) && Files.size(repository) > 0);
        for (int kill = 0; kill < KILLS; kill++) {
            process.kill();
            change(expected, QUEUED - expected.size() + changes(file).size());
            start(file, repository);
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(900_000)));
        }
        await().atMost(Duration.ofMinutes(3)).until(() -> changes(file).size() >= expected.size());

        List<String> lines = Files.readAllLines(file);
        assertThat(changes(file)).as("first handlings, seed %d", seed).isEqualTo(expected);
        assertThat(lines.size() - expected.size())
                .as("each kill repeats one at most")
                .isBetween(0, KILLS);
    }

    /** The states that were handled, without repetitions. */
    private static List<String> changes(Path file) throws IOException {
        return new LinkedHashSet<>(Files.readAllLines(file))
                .stream()
                        .map(id -> id.replaceFirst("greenApi-\\d+-(.*)-\\d+", "$1"))
                        .toList();
    }

    /** Changes the state while nobody looks, each time in another second. */
    private void change(List<String> expected, int times) {
        String[] words = {"authorized", "blocked", "notAuthorized"};
        String[] names = {"AUTHORIZED", "BLOCKED", "NOT_AUTHORIZED"};
        for (int i = 0; i < times; i++) {
            int next = (expected.size() - 1) % words.length;
            simulator.advance(Duration.ofSeconds(2));
            account.force(words[next]);
            expected.add(names[next]);
        }
    }

    /** Fills the queue up, so that there is always something to be killed in. */
    private void issue(List<String> issued) {
        for (int i = account.queued(); i < QUEUED; i++) {
            String id = String.valueOf(issued.size());
            account.queue("{\"typeWebhook\":\"incomingMessageReceived\",\"idMessage\":\"" + id + "\"}");
            issued.add("greenApi-" + account.instance() + "-incomingMessageReceived-" + id);
        }
    }
}
