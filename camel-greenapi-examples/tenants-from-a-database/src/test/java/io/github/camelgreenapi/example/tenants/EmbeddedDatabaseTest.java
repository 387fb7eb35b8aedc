/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class EmbeddedDatabaseTest extends TenantsTest {

    @Override
    DataSource database() {
        return Program.database("jdbc:h2:mem:test;DB_CLOSE_DELAY=-1", "sa", "");
    }

    private static String output(int result, String... words) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(Program.run(List.of(words), Map.of(), new PrintStream(out, true, StandardCharsets.UTF_8)))
                .isEqualTo(result);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theProgramLinksItsFourTenants() throws Exception {
        assertThat(output(0, "--once").lines())
                .filteredOn(line -> line.contains("NAME=") && line.contains("STATE=AUTHORIZED"))
                .hasSize(4);
    }

    @Test
    void anUnknownWordIsAnsweredWithTheUsage() throws Exception {
        assertThat(output(2, "--databse=x")).contains("--database=URL");
    }
}
