/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts in Camel's properties. */
class PropertiesGreenApiAccountsTest {

    private static final String Z_API = "3C01A1B2C3D4E5F60718293A4B5C6D7E";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final PropertiesGreenApiAccounts accounts = new PropertiesGreenApiAccounts();

    @BeforeEach
    void context() {
        accounts.setCamelContext(context);
        accounts.setPrefix("all");
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private void property(String key, String value) {
        context.getPropertiesComponent().addInitialProperty(key, value);
    }

    @Test
    void anAccountHasAllItsProperties() {
        property("secret", "t0ken");
        property("all." + Z_API + ".provider", "zApi");
        property("all." + Z_API + ".apiToken", "{{secret}}");
        property("all." + Z_API + ".clientToken", "cl1ent");
        property("all." + Z_API + ".apiUrl", "https://z.example");
        property("all." + Z_API + ".metadata.tenant", "beta");

        assertThat(accounts.find(Z_API))
                .contains(new GreenApiAccount(
                        Provider.Z_API, Z_API, "https://z.example", "t0ken", "cl1ent", Map.of("tenant", "beta")));
    }

    @Test
    void theProviderIsGreenApiUnlessItIsWritten() {
        property("all.1.apiToken", "a");
        property("all.2.apiToken", "b");
        property("other.3.apiToken", "c");

        assertThat(accounts.all()).extracting(GreenApiAccount::instance).containsExactlyInAnyOrder("1", "2");
        assertThat(accounts.all()).allMatch(account -> account.provider() == Provider.GREEN_API);
        assertThat(accounts.find("3")).isEmpty();
    }

    @Test
    void whatIsWrongIsNamedWithoutItsValue() {
        assertThatThrownBy(accounts::all).hasMessageContaining("all.1101000001.apiToken");

        property("all.t0ken", "x");
        assertThatThrownBy(accounts::all)
                .hasMessageContaining("names no option")
                .hasMessageNotContaining("t0ken");
    }

    @Test
    void anUnknownPropertyIsRefused() {
        property("all.1.apiToken", "t0ken");
        property("all.1.token", "t0ken");

        assertThatThrownBy(accounts::all)
                .hasMessageContaining("all.1 may be provider, apiToken, clientToken")
                .hasMessageNotContaining("t0ken");
    }
}
