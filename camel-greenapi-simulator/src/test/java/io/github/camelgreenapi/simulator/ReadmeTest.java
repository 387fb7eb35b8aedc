/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.simulator.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadmeTest {

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyFaultIsInTheReadmeWithItsSentence(Fault fault) throws IOException {
        assertThat(Files.readAllLines(Path.of("README.md")))
                .contains("| `" + fault.form() + "` | " + fault.sentence() + " |");
    }
}
