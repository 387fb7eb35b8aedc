/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgreenapi.failure.GreenApiException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.model.RouteDefinition;

/** The routes of the operator's page; the tenants' pages add their own. */
final class ConsoleRoutes extends RouteBuilder {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Guard guard;
    private final boolean simulated;

    /** @param simulated whether there is a phone to scan with */
    ConsoleRoutes(Guard guard, boolean simulated) {
        this.guard = guard;
        this.simulated = simulated;
    }

    @Override
    public void configure() {
        onException(IllegalArgumentException.class).handled(true).process(exchange -> failed(exchange, 400));
        onException(GreenApiException.class).handled(true).process(exchange -> failed(exchange, 502));

        from("greenapi:state?accounts=#accounts&stateInterval=2s")
                .routeId("states")
                .bean("board", "changed");

        for (String file : List.of("/", "/console.js", "/console.css")) {
            guarded("GET", file).process(new Assets());
        }
        guarded("GET", "/console/accounts").process(this::accounts).marshal().json();
        guarded("GET", "/console/health").process(this::health).marshal().json();
        guarded("POST", "/console/accounts/{instance}/links")
                .unmarshal()
                .json(Map.class)
                .bean("links", "open")
                .to("direct:answer");
        guarded("POST", "/console/accounts/{instance}/unlink")
                .setHeader("CamelGreenApiInstance", header("instance"))
                .to("greenapi:logout?accounts=#accounts")
                .setBody(constant(Map.of("text", "Unlinked")))
                .to("direct:answer");
        if (simulated) {
            for (String action : List.of("scan", "type", "remove")) {
                guarded("POST", "/console/accounts/{instance}/phone/" + action)
                        .unmarshal()
                        .json(Map.class)
                        .bean("phone", action)
                        .to("direct:answer");
            }
        }
        from("direct:answer").routeId("answer").removeHeaders("*").marshal().json();
    }

    private RouteDefinition guarded(String method, String path) {
        return from("platform-http:" + path + "?httpMethodRestrict=" + method).process(guard);
    }

    private void accounts(Exchange exchange) {
        Board board = exchange.getContext().getRegistry().lookupByNameAndType("board", Board.class);
        answer(exchange, Map.of("simulated", simulated, "accounts", board.accounts()));
    }

    private void health(Exchange exchange) {
        Collection<HealthCheck.Result> results = HealthCheckHelper.invoke(exchange.getContext());
        answer(exchange, results.stream().map(ConsoleRoutes::row).toList());
    }

    private static Map<String, String> row(HealthCheck.Result result) {
        return Map.of(
                "id", result.getCheck().getId(),
                "state", result.getState().name(),
                "message", result.getMessage().orElse(""));
    }

    private static void answer(Exchange exchange, Object body) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(body);
    }

    private static void failed(Exchange exchange, int status) throws Exception {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        answer(exchange, JSON.writeValueAsString(Map.of("text", failure.getMessage())));
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
    }
}
