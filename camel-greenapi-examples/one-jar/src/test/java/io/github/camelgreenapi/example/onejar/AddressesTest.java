/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.onejar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.Test;

/** The route's addresses hold no option that the component does not have, found before anything is started. */
class AddressesTest {

    private static final String ROUTE = "classpath:camel/link.camel.yaml";
    private static final String CATALOG = "/META-INF/io/github/camelgreenapi/greenapi.json";

    private static EndpointValidationResult check(String address) throws IOException {
        DefaultCamelCatalog catalog = new DefaultCamelCatalog();
        try (InputStream json = AddressesTest.class.getResourceAsStream(CATALOG)) {
            catalog.addComponent(
                    "greenapi",
                    "io.github.camelgreenapi.GreenApiComponent",
                    new String(json.readAllBytes(), StandardCharsets.UTF_8));
        }
        return catalog.validateEndpointProperties(address);
    }

    @Test
    void everyOptionInTheRouteExists() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(PluginHelper.getResourceLoader(context).resolveResource(ROUTE));
            List<String> addresses = context.getRouteDefinitions().stream()
                    .map(RouteDefinition::getEndpointUrl)
                    .toList();

            assertThat(addresses).isNotEmpty().allMatch(address -> address.startsWith("greenapi:qr?instance="));
            for (String address : addresses) {
                assertThat(check(address).isSuccess()).as(address).isTrue();
            }
        }
    }

    @Test
    void aMisspeltOptionIsNamed() throws IOException {
        assertThat(check("greenapi:qr?instanc=1").getUnknown()).containsExactly("instanc");
    }
}
