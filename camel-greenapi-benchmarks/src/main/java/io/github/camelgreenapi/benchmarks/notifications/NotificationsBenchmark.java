/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.benchmarks.notifications;

import io.github.camelgreenapi.benchmarks.measure.Figures;
import io.github.camelgreenapi.benchmarks.measure.JavaProcess;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A thousand accounts whose queues never run dry: received, handed to a route, deleted. */
public final class NotificationsBenchmark {

    private static final int ACCOUNTS = 1_000;
    private static final int WARM_UP = 2;
    private static final int SLICES = 8;
    private static final int SLICE_SECONDS = 3;

    private final int port;

    public NotificationsBenchmark(int port) {
        this.port = port;
    }

    public Map<String, String> run() throws Exception {
        Figures figures = new Figures();
        measure("raw", "raw Vert.x and Jackson", figures);
        measure("route", "`greenapi:notifications` in a route", figures);
        return Map.of("notifications", figures.table(String.format("%,d accounts", ACCOUNTS)));
    }

    private void measure(String candidate, String name, Figures figures) throws Exception {
        System.err.printf("notifications: %s%n", name);
        try (JavaProcess client = JavaProcess.start(
                NotificationsClient.class, candidate, Integer.toString(port), Integer.toString(ACCOUNTS))) {
            for (int i = 0; i < WARM_UP + SLICES; i++) {
                slice(client, name, i < WARM_UP ? new Figures() : figures);
            }
        }
    }

    private static void slice(JavaProcess client, String name, Figures figures) throws Exception {
        client.write("begin");
        new CountDownLatch(1).await(SLICE_SECONDS, TimeUnit.SECONDS);
        client.write("end");
        double handled = Double.parseDouble(client.read("handled"));
        figures.add(name, "CPU, µs each", Double.parseDouble(client.read("cpu")) / handled / 1_000);
        figures.add(name, "allocated, KB each", Double.parseDouble(client.read("allocated")) / handled / 1_024);
        figures.add(name, "a second", handled / SLICE_SECONDS);
    }
}
