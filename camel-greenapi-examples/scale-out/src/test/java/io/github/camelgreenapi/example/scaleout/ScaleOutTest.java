/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.scaleout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleOutTest {

    private static final int ACCOUNTS = Integer.getInteger("scaleout.accounts", 30);

    @Test
    void nothingIsLostWhenWorkersComeAndGo() throws Exception {
        Path folder = Files.createTempDirectory(Path.of("target"), "run");

        Figures figures;
        try (Rehearsal rehearsal = new Rehearsal(Settings.of(ACCOUNTS), folder, null, System.out)) {
            figures = rehearsal.run();
        }

        System.out.println(figures.text());
        assertThat(figures.problems()).isEmpty();
        assertThat(figures.outcomes()).containsEntry("stopped", (long) ACCOUNTS / 10);
        assertThat(figures.orphansOfKill()).isPositive();
        assertThat(figures.unwatched()).isPositive();
        assertThat(figures.shares().values()).hasSize(2).doesNotContain(0);
    }

    @Test
    void anUnknownWordIsAnsweredWithTheUsage() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThat(ScaleOut.run(List.of("--acounts=3"), new PrintStream(out, true, StandardCharsets.UTF_8)))
                .isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--accounts=N");
    }
}
