/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.tenants;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.JdbcTemplate;

class PostgresTest extends TenantsTest {

    private static Optional<PostgresProcess> postgres = Optional.empty();

    @BeforeAll
    static void startPostgres() throws Exception {
        postgres = PostgresProcess.start();
        assumeTrue(postgres.isPresent(), "PostgreSQL is not installed; on Debian: apt-get install postgresql");
        JdbcTemplate sql = new JdbcTemplate(server());
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
            sql.execute("select 1");
            return true;
        });
    }

    @AfterAll
    static void stopPostgres() throws Exception {
        if (postgres.isPresent()) {
            postgres.get().close();
        }
    }

    private static DataSource server() {
        PostgresProcess server = postgres.orElseThrow();
        return Program.database(server.url(), server.user(), "");
    }

    @Override
    DataSource database() {
        return server();
    }
}
