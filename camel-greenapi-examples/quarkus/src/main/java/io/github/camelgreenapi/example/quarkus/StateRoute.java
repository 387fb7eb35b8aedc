/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.quarkus;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.camel.builder.RouteBuilder;

/** Logs every change of state of every tenant's account. */
@ApplicationScoped
class StateRoute extends RouteBuilder {

    @Override
    public void configure() {
        from("greenapi:state?accounts=#tenants")
                .routeId("states")
                .log("${header.CamelGreenApiProvider} is ${header.CamelGreenApiState}");
    }
}
