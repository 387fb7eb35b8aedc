/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.tenants;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.ProducerTemplate;

/** The accounts of the table, by one SELECT through camel-sql. */
final class AccountsTable implements Supplier<List<GreenApiAccount>> {

    /** What an account's metadata calls its tenant; routes have it as header {@code CamelGreenApiMeta.tenant}. */
    static final String TENANT = "tenant";

    private final ProducerTemplate camel;

    AccountsTable(ProducerTemplate camel) {
        this.camel = camel;
    }

    @Override
    public List<GreenApiAccount> get() {
        List<?> rows = camel.requestBody("sql:classpath:sql/accounts.sql", null, List.class);
        return rows.stream().map(row -> account((Map<?, ?>) row)).toList();
    }

    private static GreenApiAccount account(Map<?, ?> row) {
        return new GreenApiAccount(
                Provider.of(text(row, "provider")),
                text(row, "instance"),
                text(row, "api_url"),
                text(row, "api_token"),
                text(row, "client_token"),
                Map.of(TENANT, text(row, "name")));
    }

    private static String text(Map<?, ?> row, String column) {
        return (String) row.get(column);
    }
}
