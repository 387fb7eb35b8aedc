/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The starter's sources are those that follow from the component's options. */
class GeneratedSourcesTest {

    private static final boolean UPDATE = Boolean.getBoolean("updateStarter");
    private static final String COMMAND = "mvn -ntp -pl :camel-greenapi-starter -am test -Dtest=GeneratedSourcesTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -DupdateStarter=true rewrites ";

    @Test
    void sourcesAreUpToDate() throws IOException {
        for (Map.Entry<Path, String> source : StarterSources.all().entrySet()) {
            Path file = source.getKey();
            if (UPDATE) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, source.getValue());
            }
            assertThat(file).as(COMMAND + file).content().isEqualTo(source.getValue());
        }
    }
}
