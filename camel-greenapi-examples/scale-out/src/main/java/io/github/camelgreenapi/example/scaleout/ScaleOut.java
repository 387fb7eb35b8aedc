/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.scaleout;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Starts a rehearsal, or a worker. */
public final class ScaleOut {

    private static final String USAGE =
            """
            java -jar scale-out.jar [--accounts=30] [--brokers=HOST:PORT,...]
            java -cp scale-out.jar io.github.camelgreenapi.example.scaleout.Worker

              --accounts=N  how many simulated accounts are linked while one worker is killed, one stopped, one added
              --brokers=B   uses these brokers of Kafka, which must not have the topics of a former run;
                            without it, one is started
            """;

    private ScaleOut() {}

    public static void main(String[] words) throws Exception {
        System.exit(run(List.of(words), System.out));
    }

    static int run(List<String> words, PrintStream out) throws Exception {
        int accounts = 30;
        String brokers = null;
        for (String word : words) {
            if (word.matches("--accounts=[1-9]\\d{0,4}")) {
                accounts = Integer.parseInt(word.substring("--accounts=".length()));
            } else if (word.startsWith("--brokers=")) {
                brokers = word.substring("--brokers=".length());
            } else {
                out.print(USAGE);
                return word.equals("--help") ? 0 : 2;
            }
        }
        Path folder = Files.createTempDirectory("scale-out");
        out.println("The logs are in " + folder);
        try (Rehearsal rehearsal = new Rehearsal(Settings.of(accounts), folder, brokers, out)) {
            Figures figures = rehearsal.run();
            out.println(figures.text());
            return figures.problems().isEmpty() ? 0 : 1;
        }
    }
}
