/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.quarkus;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.GreenApiAccounts;
import io.github.camelgreenapi.account.InMemoryGreenApiAccounts;
import io.github.camelgreenapi.account.Provider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The beans that the component looks up. */
class Tenants {

    @Produces
    @Singleton
    @Named("tenants")
    GreenApiAccounts accounts(
            @ConfigProperty(name = "tenant.instance") String instance,
            @ConfigProperty(name = "tenant.api-token") String apiToken,
            @ConfigProperty(name = "tenant.client-token") String clientToken,
            @ConfigProperty(name = "tenant.api-url") String apiUrl) {
        InMemoryGreenApiAccounts accounts = new InMemoryGreenApiAccounts();
        accounts.add(new GreenApiAccount(Provider.Z_API, instance, apiUrl, apiToken, clientToken, Map.of()));
        return accounts;
    }

    /** Without a name and with nothing that injects it, Quarkus would remove it, and nothing would be counted. */
    @Produces
    @Singleton
    @Unremovable
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }
}
