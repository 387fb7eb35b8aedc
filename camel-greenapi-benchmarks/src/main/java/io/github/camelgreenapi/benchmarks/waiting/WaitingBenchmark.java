/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.benchmarks.waiting;

import io.github.camelgreenapi.benchmarks.measure.Figures;
import io.github.camelgreenapi.benchmarks.measure.JavaProcess;
import java.util.Map;

/** Ten thousand calls that all wait for their replies, in a process of their own for each candidate. */
public final class WaitingBenchmark {

    private static final int CALLS = 10_000;
    private static final int RUNS = 8;

    private final int port;

    public WaitingBenchmark(int port) {
        this.port = port;
    }

    public Map<String, String> run() throws Exception {
        Figures figures = new Figures();
        for (int i = 0; i < RUNS; i++) {
            System.err.printf("waiting: run %d of %d%n", i + 1, RUNS);
            measure("raw", "raw Vert.x", figures);
            measure("route", "`greenapi:state` in a route", figures);
        }
        return Map.of("waiting", figures.table(String.format("%,d waiting calls", CALLS)));
    }

    private void measure(String candidate, String name, Figures figures) throws Exception {
        try (JavaProcess client =
                JavaProcess.start(WaitingClient.class, candidate, Integer.toString(port), Integer.toString(CALLS))) {
            figures.add(name, "heap, KB a call", Double.parseDouble(client.read("heap")) / CALLS / 1_024);
            figures.add(name, "RSS, KB a call", Double.parseDouble(client.read("resident")) / CALLS / 1_024);
            figures.add(name, "threads", Double.parseDouble(client.read("threads")));
            client.read("answered");
        }
    }
}
