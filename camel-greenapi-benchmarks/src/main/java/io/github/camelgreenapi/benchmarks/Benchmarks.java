/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.benchmarks;

import io.github.camelgreenapi.benchmarks.calls.CallsBenchmark;
import io.github.camelgreenapi.benchmarks.measure.JavaProcess;
import io.github.camelgreenapi.benchmarks.notifications.NotificationsBenchmark;
import io.github.camelgreenapi.benchmarks.server.ProviderServer;
import io.github.camelgreenapi.benchmarks.sessions.SessionsBenchmark;
import io.github.camelgreenapi.benchmarks.waiting.WaitingBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the benchmarks that its arguments name, all without any, and prints their tables. */
public final class Benchmarks {

    private static final List<String> ALL = List.of("calls", "waiting", "sessions", "notifications");

    private Benchmarks() {}

    public static void main(String[] args) throws Exception {
        List<String> runs = args.length == 0 ? ALL : List.of(args);
        if (!ALL.containsAll(runs)) {
            throw new IllegalArgumentException("The benchmarks are " + ALL);
        }
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("machine", machine());
        for (String run : runs) {
            try (JavaProcess server = JavaProcess.start(ProviderServer.class)) {
                tables.putAll(run(run, Integer.parseInt(server.read("port"))));
            }
        }
        tables.values().forEach(table -> System.out.println("\n" + table));
        String page = System.getProperty("page", "");
        if (!page.isBlank()) {
            update(Path.of(page), tables);
        }
        System.exit(0);
    }

    private static String machine() {
        return String.format(
                "Measured on %s with %d processors, %s %s, Java %s.%n",
                LocalDate.now(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.version"));
    }

    private static Map<String, String> run(String run, int port) throws Exception {
        return switch (run) {
            case "calls" -> new CallsBenchmark(port).run();
            case "waiting" -> new WaitingBenchmark(port).run();
            case "sessions" -> new SessionsBenchmark(port).run();
            default -> new NotificationsBenchmark(port).run();
        };
    }

    /** Puts each table between the two comments of the page that name it. */
    private static void update(Path page, Map<String, String> tables) throws IOException {
        String text = Files.readString(page);
        for (Map.Entry<String, String> table : tables.entrySet()) {
            String begin = "<!-- " + table.getKey() + " -->\n";
            int from = text.indexOf(begin) + begin.length();
            int to = text.indexOf("<!-- end -->", from);
            text = text.substring(0, from) + table.getValue() + text.substring(to);
        }
        Files.writeString(page, text);
    }
}
