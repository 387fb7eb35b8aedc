/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.link;

import org.apache.camel.builder.RouteBuilder;

/** The routes of {@code link.camel.yaml} in the Java DSL. */
final class LinkRoutes extends RouteBuilder {

    @Override
    public void configure() {
        onException(Exception.class).handled(true).to("bean:terminal?method=printFailure");

        from("greenapi:qr?instance={{instance}}&transport={{?transport}}&repeat={{repeat}}&stateInterval=10s")
                .routeId("link")
                .to("bean:terminal?method=print");

        from("direct:code")
                .routeId("code")
                .to("greenapi:authorizationCode?instance={{instance}}")
                .to("bean:terminal?method=print");

        from("direct:logout")
                .routeId("logout")
                .to("greenapi:logout?instance={{instance}}")
                .to("bean:terminal?method=print");
    }
}
