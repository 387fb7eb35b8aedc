/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.benchmarks.sessions;

import io.github.camelgreenapi.benchmarks.measure.Figures;
import io.github.camelgreenapi.benchmarks.measure.JavaProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Linking sessions on one consumer, idle, and with a frame each 20 s and each 2 s; a process for each candidate. */
public final class SessionsBenchmark {

    private static final int[] SESSIONS = {1_000, 5_000, 10_000};
    private static final int[] EVERY_MILLIS = {20_000, 2_000};
    private static final int SLICES = 8;
    private static final int SLICE_SECONDS = 3;

    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    public SessionsBenchmark(int port) {
        this.port = port;
    }

    public Map<String, String> run() throws Exception {
        Map<String, String> tables = new LinkedHashMap<>();
        for (int sessions : SESSIONS) {
            Figures figures = new Figures();
            measure("raw", "raw Vert.x", sessions, figures);
            measure("route", "`greenapi:qr` in a route", sessions, figures);
            tables.put("sessions-" + sessions, figures.table(String.format("%,d sessions", sessions)));
        }
        return tables;
    }

    private void measure(String candidate, String name, int sessions, Figures figures) throws Exception {
        System.err.printf("sessions: %,d, %s%n", sessions, name);
        try (JavaProcess client = JavaProcess.start(
                SessionsClient.class, candidate, Integer.toString(port), Integer.toString(sessions))) {
            figures.add(name, "opened a second", sessions * 1e9 / Double.parseDouble(client.read("opening")));
            figures.add(name, "heap, KB each", Double.parseDouble(client.read("heap")) / sessions / 1_024);
            figures.add(name, "RSS, KB each", Double.parseDouble(client.read("resident")) / sessions / 1_024);
            figures.add(name, "threads", Double.parseDouble(client.read("threads")));
            for (int every : EVERY_MILLIS) {
                push(every);
                // The first slice warms up.
                slice(client, name, "", new Figures());
                for (int i = 0; i < SLICES; i++) {
                    slice(client, name, " (a frame each " + every / 1_000 + " s)", figures);
                }
            }
            push(0);
        }
    }

    private void slice(JavaProcess client, String name, String load, Figures figures) throws Exception {
        client.write("begin");
        new CountDownLatch(1).await(SLICE_SECONDS, TimeUnit.SECONDS);
        client.write("end");
        double frames = Double.parseDouble(client.read("frames"));
        figures.add(name, "CPU, µs a frame" + load, Double.parseDouble(client.read("cpu")) / frames / 1_000);
        figures.add(name, "p99, ms" + load, Double.parseDouble(client.read("p99")) / 1e6);
    }

    private void push(int everyMillis) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/every/" + everyMillis))
                .build();
        http.send(request, HttpResponse.BodyHandlers.discarding());
    }
}
