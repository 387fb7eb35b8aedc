/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.ChildJvm;
import io.github.camelgreenapi.Figures;
import io.github.camelgreenapi.Repetitions;
import io.github.camelgreenapi.simulator.Simulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed at any moment has kept what it acknowledged. */
class WebhookKillTest {

    private static final int KILLS = Repetitions.of(5, 100);
    private static final int SENDERS = 4;
    private static final String PATH = "/nobody-knows-this-path";

    private final Simulator simulator = Simulator.start();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    private final AtomicInteger sent = new AtomicInteger();
    private final Queue<Integer> acknowledged = new ConcurrentLinkedQueue<>();
    private final int port = FreePort.next();
    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private volatile boolean sending = true;

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        sending = false;
        senders.shutdown();
        simulator.close();
    }

    private ChildJvm start(Path file) throws IOException {
        String uri = "webhook:" + LinkVariant.GREEN_API_BY_POLLING.uri("notifications", simulator)
                + "&webhookComponentName=platform-http&webhookExternalUrl=http://127.0.0.1:" + port + "&webhookPath="
                + PATH + "&webhookToken=sesame";
        return ChildJvm.start(KilledWebhook.class, uri, String.valueOf(port), file.toString());
    }

    /** Sends one notification after the other, whether or not anybody listens. */
    private void send() {
        while (sending) {
            int number = sent.incrementAndGet();
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + PATH))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer sesame")
                    .timeout(Duration.ofSeconds(5))
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"typeWebhook\":\"incomingMessageReceived\",\"idMessage\":\"" + number
                                    + "\",\"instanceData\":{\"idInstance\":"
                                    + simulator.greenApi().instance() + "}}"))
                    .build();
            try {
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    acknowledged.add(number);
                }
            } catch (IOException refused) {
                // Nobody listens just now.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Test
    void whatWasAcknowledgedWasHandled() throws Exception {
        Path file = folder.resolve("handled");
        for (int i = 0; i < SENDERS; i++) {
            senders.execute(this::send);
        }
        for (int kill = 0; kill < KILLS; kill++) {
            int before = acknowledged.size();
            try (ChildJvm process = start(file)) {
                await().pollInterval(Duration.ofMillis(10)).until(() -> acknowledged.size() > before);
                // Long enough to be in the middle of it, at no certain point.
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(300_000)));
                process.kill();
            }
        }
        sending = false;
        senders.shutdown();
        assertThat(senders.awaitTermination(20, TimeUnit.SECONDS)).isTrue();

        assertThat(Files.readAllLines(file))
                .as("handled, seed %d", seed)
                .hasSizeGreaterThan(KILLS)
                .containsAll(acknowledged.stream()
                        .map(number ->
                                "greenApi-" + simulator.greenApi().instance() + "-incomingMessageReceived-" + number)
                        .toList());
        Figures.report(KILLS + " kills, " + acknowledged.size() + " notifications acknowledged, none missing");
    }
}
