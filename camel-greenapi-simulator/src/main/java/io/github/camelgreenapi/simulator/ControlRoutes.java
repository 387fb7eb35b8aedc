/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.fault.Strike;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Json;
import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.time.DurationText;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.stream.StreamSupport;

/** The simulator's Java API over HTTP, below {@code /_control/}. */
final class ControlRoutes {

    private static final String BASE = "/_control";
    private static final String SOME_PHONE = "441234567890";

    private final Simulator simulator;
    private final List<ControlRoute> routes;

    ControlRoutes(Simulator simulator) {
        this.simulator = simulator;
        routes = List.of(
                route("GET", "/instances", (id, body) -> ControlViews.accounts(simulator.accounts())),
                route("GET", "/instances/{id}", (id, body) -> ControlViews.account(simulator.account(id))),
                route(
                        "GET",
                        "/instances/{id}/request-log",
                        (id, body) ->
                                ControlViews.requests(simulator.account(id).requestLog())),
                attempt("/scan", ControlRoutes::scan),
                attempt("/enter-code", ControlRoutes::enterCode),
                change("POST", "/unlink", (account, body) -> account.unlink()),
                change("POST", "/state", (account, body) -> account.force(required(body, "state"))),
                change("POST", "/notifications", (account, body) -> account.queue(Json.text(body))),
                change("POST", "/settings", ControlRoutes::changeSettings),
                change("POST", "/faults", (account, body) -> arm(account::fault, body)),
                change("DELETE", "/faults", (account, body) -> account.clearFaults()),
                route("GET", "/request-log", (id, body) -> ControlViews.requests(simulator.requestLog())),
                route("POST", "/faults", (id, body) -> armForAll(body)),
                route("DELETE", "/faults", (id, body) -> clearForAll()),
                route("GET", "/clock", (id, body) -> time()),
                route("POST", "/clock", (id, body) -> advance(body)),
                route("GET", "/openapi.json", (id, body) -> OpenApi.document()));
    }

    List<ControlRoute> routes() {
        return routes;
    }

    /** Takes the exchange if its path is a control path. */
    boolean take(HttpExchange exchange) {
        if (!exchange.path().startsWith(BASE + "/")) {
            return false;
        }
        try {
            exchange.respond(control(exchange));
        } catch (NoSuchElementException e) {
            exchange.respond(refusal(404, e.getMessage()));
        } catch (IllegalArgumentException e) {
            exchange.respond(refusal(400, e.getMessage()));
        }
        return true;
    }

    private Response control(HttpExchange exchange) {
        for (ControlRoute route : routes) {
            Optional<String> id = route.match(exchange.verb(), exchange.path());
            if (id.isPresent()) {
                return route.handler().handle(id.get(), Json.object(exchange.body()));
            }
        }
        throw new NoSuchElementException("No control call: " + exchange.verb() + " " + exchange.path());
    }

    private static ControlRoute route(String verb, String path, ControlRoute.Handler handler) {
        return new ControlRoute(verb, BASE + path, handler);
    }

    /** Something done to one account. */
    private ControlRoute change(String verb, String action, BiConsumer<SimulatedAccount, ObjectNode> change) {
        return route(verb, "/instances/{id}" + action, (id, body) -> {
            SimulatedAccount account = simulator.account(id);
            change.accept(account, body);
            return ControlViews.account(account);
        });
    }

    /** Something that a person attempts with one account, and that may fail. */
    private ControlRoute attempt(String action, BiPredicate<SimulatedAccount, ObjectNode> attempt) {
        return route("POST", "/instances/{id}" + action, (id, body) -> {
            SimulatedAccount account = simulator.account(id);
            return attempt.test(account, body) ? ControlViews.account(account) : refusal(409, "Not the current one");
        });
    }

    private static boolean scan(SimulatedAccount account, ObjectNode body) {
        String phone = body.path("phone").asText(SOME_PHONE);
        return body.hasNonNull("qr") ? account.scan(body.get("qr").asText(), phone) : account.scanCurrent(phone);
    }

    private static boolean enterCode(SimulatedAccount account, ObjectNode body) {
        return account.enterCode(required(body, "code"), body.path("phone").textValue());
    }

    private static void changeSettings(SimulatedAccount account, ObjectNode body) {
        body.properties().forEach(member -> account.setting(member.getKey(), Json.plain(member.getValue())));
    }

    private Response armForAll(ObjectNode body) {
        if (body.has("probability")) {
            Strike[] strikes = StreamSupport.stream(body.path("faults").spliterator(), false)
                    .map(JsonNode::asText)
                    .map(Strike::parse)
                    .toArray(Strike[]::new);
            simulator.randomFaults(
                    body.get("probability").asDouble(-1), body.path("seed").asLong(), strikes);
        } else {
            arm(simulator::fault, body);
        }
        return Response.json("armed", true);
    }

    private Response clearForAll() {
        simulator.clearFaults();
        return Response.json("cleared", true);
    }

    private static void arm(BiFunction<Fault, String, FaultArming> target, ObjectNode body) {
        Strike strike = Strike.parse(required(body, "fault"));
        FaultArming arming = target.apply(strike.fault(), strike.argument());
        String method = body.path("method").asText();
        if (!method.isEmpty() && !method.equals("*")) {
            arming.on(method);
        }
        switch (body.path("times").asInt()) {
            case 0 -> arming.once();
            case -1 -> arming.untilCleared();
            default -> arming.times(body.path("times").asInt());
        }
    }

    private Response time() {
        return Response.json("now", simulator.now().toString());
    }

    private Response advance(ObjectNode body) {
        simulator.advance(DurationText.parse(required(body, "advance")));
        return time();
    }

    private static String required(ObjectNode body, String name) {
        String value = body.path(name).asText();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("The member '" + name + "' is missing");
        }
        return value;
    }

    private static Response refusal(int status, String reason) {
        return Response.json(status, Map.of("error", String.valueOf(reason)));
    }
}
