/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.tenants;

import io.github.camelgreenapi.account.RefreshingGreenApiAccounts;
import io.github.camelgreenapi.account.Report;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The application: the table and its refreshing in Java, the routes in YAML. */
final class TenantsFromADatabase implements AutoCloseable {

    private final Main main = new Main();
    private RefreshingGreenApiAccounts tenants;

    /**
     * @param refresh how often the table is read
     * @param people are given everything that happens
     */
    TenantsFromADatabase(DataSource database, Duration refresh, PrintStream out, Consumer<Report> people) {
        new ResourceDatabasePopulator(new ClassPathResource("sql/schema.sql")).execute(database);
        main.bind("database", database);
        main.bind("office", new Office(out, people));
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeInitialize(BaseMainSupport starting) {
                AccountsTable table = new AccountsTable(main.getCamelContext().createProducerTemplate());
                tenants = new RefreshingGreenApiAccounts(table, refresh);
                main.bind("tenants", tenants);
            }
        });
    }

    /** Sets a property of the application, in place of that in its file. */
    void set(String name, String value) {
        main.addOverrideProperty(name, value);
    }

    void start() {
        main.start();
    }

    @Override
    public void close() {
        if (tenants != null) {
            tenants.close();
        }
        main.stop();
    }
}
