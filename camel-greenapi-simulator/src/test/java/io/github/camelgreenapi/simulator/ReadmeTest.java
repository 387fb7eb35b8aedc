/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    @Test
    void everyControlCallIsInTheReadmeAndNoOther() throws IOException {
        List<String> written = Pattern.compile("(?m)^\\| `([A-Z]+ /_control/[^`]+)`")
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(row -> row.group(1))
                .distinct()
                .toList();

        try (Simulator simulator = Simulator.start()) {
            assertThat(new ControlRoutes(simulator).routes())
                    .extracting(route -> route.verb() + " " + route.path())
                    .containsExactlyInAnyOrderElementsOf(written);
        }
    }
}
