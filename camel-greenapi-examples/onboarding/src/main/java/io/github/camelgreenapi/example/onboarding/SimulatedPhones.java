/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.onboarding;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.builder.RouteBuilder;

/** The tenants' phones, each of which scans the code that it is shown in the outbox. */
final class SimulatedPhones extends RouteBuilder {

    private final Simulator simulator;
    private final Path outbox;

    SimulatedPhones(Simulator simulator, Path outbox) {
        this.simulator = simulator;
        this.outbox = outbox;
    }

    @Override
    public void configure() {
        Tenants tenants = getContext().getRegistry().lookupByNameAndType("tenants", Tenants.class);
        from("timer:phones?delay={{phonePeriod:2000}}&period={{phonePeriod:2000}}")
                .routeId("phones")
                .process(exchange -> tenants.all().forEach(account -> look(tenants, account)));
    }

    private void look(Tenants tenants, GreenApiAccount account) {
        String tenant = account.metadata().get("tenant");
        SimulatedAccount simulated = simulator.account(account.instance());
        if (Files.exists(outbox.resolve(tenant + ".png")) && simulated.state().equals("notAuthorized")) {
            simulated.scanCurrent(tenants.phone(tenant));
        }
    }
}
