/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.tenants;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.account.Report;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;

/** The people of this example: one who inserts tenants into the table, and one with a phone for each tenant. */
final class SimulatedTenants implements Consumer<Report> {

    private static final String INSERT =
            "insert into tenant (instance, name, provider, api_url, api_token, client_token)"
                    + " values (?, ?, ?, ?, ?, ?)";

    private final Simulator simulator;
    private final JdbcTemplate database;
    private final Runnable onAllLinked;
    // Instances that were inserted and are not linked yet.
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();

    /** @param onAllLinked run when everybody who was inserted is linked */
    SimulatedTenants(Simulator simulator, JdbcTemplate database, Runnable onAllLinked) {
        this.simulator = simulator;
        this.database = database;
        this.onAllLinked = onAllLinked;
    }

    void insert(String name, SimulatedAccount account) {
        waiting.add(account.instance());
        Provider provider = account.clientToken() == null ? Provider.GREEN_API : Provider.Z_API;
        database.update(
                INSERT,
                account.instance(),
                name,
                provider.id(),
                simulator.url(),
                account.token(),
                account.clientToken());
    }

    @Override
    public void accept(Report report) {
        if (report instanceof QrCode code) {
            simulator.account(code.instance()).scan(code.content(), phone(code.instance()));
        } else if (report instanceof StateChanged change
                && change.current().value() == AccountState.Value.AUTHORIZED
                && waiting.remove(change.instance())
                && waiting.isEmpty()) {
            onAllLinked.run();
        }
    }

    static String phone(String instance) {
        return "44" + (1_000_000_000L + Math.floorMod(instance.hashCode(), 1_000_000_000));
    }
}
