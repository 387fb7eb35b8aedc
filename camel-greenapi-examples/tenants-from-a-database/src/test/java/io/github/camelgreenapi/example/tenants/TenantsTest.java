/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the application does, with whichever database. */
abstract class TenantsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Simulator simulator = Simulator.start();
    private final SimulatedAccount green = simulator.greenApi();
    private final SimulatedAccount z = simulator.zApi();
    private final AtomicInteger linked = new AtomicInteger();
    private JdbcTemplate sql;
    private SimulatedTenants people;
    private TenantsFromADatabase application;

    abstract DataSource database();

    @BeforeEach
    void begin() {
        DataSource database = database();
        sql = new JdbcTemplate(database);
        people = new SimulatedTenants(simulator, sql, linked::incrementAndGet);
        application = new TenantsFromADatabase(
                database, Duration.ofMillis(200), new PrintStream(OutputStream.nullOutputStream()), people);
        application.set("stateInterval", "500ms");
    }

    @AfterEach
    void end() {
        application.close();
        sql.execute("drop table if exists tenant");
        simulator.close();
    }

    private String column(String column, SimulatedAccount account) {
        return sql.queryForObject(
                "select " + column + " from tenant where instance = ?", String.class, account.instance());
    }

    private void awaitState(SimulatedAccount account, String state) {
        await().atMost(PATIENCE).until(() -> state.equals(column("state", account)));
    }

    @Test
    void whoIsInTheTableIsLinkedAndWatched() {
        people.insert("acme", green);
        application.start();
        awaitState(green, "AUTHORIZED");
        assertThat(column("phone", green)).isEqualTo(SimulatedTenants.phone(green.instance()));

        people.insert("beta", z);
        awaitState(z, "AUTHORIZED");
        assertThat(linked).hasValue(2);

        green.force("blocked");
        awaitState(green, "BLOCKED");
    }

    @Test
    void whoIsDeletedIsLeftAlone() {
        green.force("blocked");
        people.insert("acme", green);
        application.start();
        awaitState(green, "BLOCKED");

        sql.update("delete from tenant where instance = ?", green.instance());

        await().atMost(PATIENCE).until(() -> {
            int asked = requests();
            simulator.advance(Duration.ofSeconds(5));
            return asked == requests();
        });
    }

    private int requests() {
        return green.requestLog().size();
    }

    private int polls() {
        return green.requests().get("getStateInstance");
    }

    @Test
    void aTableThatIsAwayEndsNothing() {
        people.insert("acme", green);
        application.start();
        awaitState(green, "AUTHORIZED");

        sql.execute("alter table tenant rename to away");
        green.force("blocked");
        int polls = polls();
        await().atMost(PATIENCE).until(() -> polls() > polls);
        sql.execute("alter table away rename to tenant");

        awaitState(green, "BLOCKED");
    }
}
