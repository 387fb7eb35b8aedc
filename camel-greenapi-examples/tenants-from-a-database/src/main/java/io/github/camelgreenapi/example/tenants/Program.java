/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.tenants;

import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Starts the application: with your database, or with one of its own and simulated tenants. */
public final class Program {

    private static final String USAGE =
            """
            java -jar tenants-from-a-database.jar [--database=URL] [--once]

              --database=URL  serves the table tenant of this database, such as jdbc:postgresql://localhost/tenants;
                              DATABASE_USER and DATABASE_PASSWORD are taken from the environment.
                              Without it, an embedded database has four tenants of simulated providers.
              --once          ends when the four are linked: 0, or 1 when they are not within two minutes
            """;

    private Program() {}

    public static void main(String[] words) throws Exception {
        System.exit(run(List.of(words), System.getenv(), System.out));
    }

    static int run(List<String> words, Map<String, String> environment, PrintStream out) throws Exception {
        String url = null;
        boolean once = false;
        for (String word : words) {
            if (word.startsWith("--database=")) {
                url = word.substring("--database=".length());
            } else if (word.equals("--once")) {
                once = true;
            } else {
                out.print(USAGE);
                return word.equals("--help") ? 0 : 2;
            }
        }
        if (url == null) {
            return simulate(once, out);
        }
        serve(database(url, environment.get("DATABASE_USER"), environment.get("DATABASE_PASSWORD")), out);
        return 0;
    }

    /** It opens a connection for each statement; use a pool where there are many. */
    static DataSource database(String url, String user, String password) {
        return new DriverManagerDataSource(url, user, password);
    }

    private static void serve(DataSource database, PrintStream out) throws IOException {
        try (TenantsFromADatabase application =
                new TenantsFromADatabase(database, Duration.ofSeconds(30), out, report -> {})) {
            application.start();
            out.println("The table tenant is served. Press Enter to end.");
            System.in.read();
        }
    }

    private static int simulate(boolean once, PrintStream out) throws IOException, InterruptedException {
        DataSource database = database("jdbc:h2:mem:tenants;DB_CLOSE_DELAY=-1", "sa", "");
        JdbcTemplate sql = new JdbcTemplate(database);
        CountDownLatch linked = new CountDownLatch(1);
        try (Simulator simulator = Simulator.builder().instances(2).start()) {
            SimulatedTenants people = new SimulatedTenants(simulator, sql, linked::countDown);
            try (TenantsFromADatabase application =
                    new TenantsFromADatabase(database, Duration.ofSeconds(2), out, people)) {
                Iterator<SimulatedAccount> accounts = simulator.accounts().iterator();
                people.insert("acme", accounts.next());
                people.insert("beta", accounts.next());
                people.insert("gamma", accounts.next());
                application.set("stateInterval", "2s");
                application.start();
                out.println("Three tenants are in the table; a fourth is inserted now.");
                people.insert("delta", accounts.next());
                if (once) {
                    boolean all = linked.await(2, TimeUnit.MINUTES);
                    sql.queryForList("select name, provider, state, since from tenant order by name")
                            .forEach(out::println);
                    return all ? 0 : 1;
                }
                out.println("Press Enter to end.");
                System.in.read();
                return 0;
            }
        }
    }
}
