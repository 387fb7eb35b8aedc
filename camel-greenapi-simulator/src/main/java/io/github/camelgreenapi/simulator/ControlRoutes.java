/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Json;
import io.github.camelgreenapi.simulator.http.RecordedRequest;
import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.time.DurationText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The simulator's Java API over HTTP, below {@code /_control/}. */
final class ControlRoutes {

    private static final Pattern ACCOUNT = Pattern.compile("/_control/instances/([^/]+)(?:/([a-z-]+))?");
    private static final String SOME_PHONE = "441234567890";

    private final Simulator simulator;

    ControlRoutes(Simulator simulator) {
        this.simulator = simulator;
    }

    /** Takes the exchange if its path is a control path. */
    boolean take(HttpExchange exchange) {
        if (!exchange.path().startsWith("/_control/")) {
            return false;
        }
        try {
            exchange.respond(control(exchange));
        } catch (NoSuchElementException e) {
            exchange.respond(refusal(404, e));
        } catch (IllegalArgumentException e) {
            exchange.respond(refusal(400, e));
        }
        return true;
    }

    private Response control(HttpExchange exchange) {
        String what = exchange.verb() + " " + exchange.path();
        switch (what) {
            case "GET /_control/instances" -> {
                return Response.json(
                        simulator.accounts().stream().map(ControlRoutes::view).toList());
            }
            case "GET /_control/ledger" -> {
                return Response.json(
                        simulator.requestLog().stream().map(ControlRoutes::line).toList());
            }
            case "POST /_control/faults" -> {
                ObjectNode body = Json.object(exchange.body());
                arm(simulator::fault, body);
                return Response.json("armed", required(body, "fault"));
            }
            case "DELETE /_control/faults" -> {
                simulator.clearFaults();
                return Response.json("cleared", true);
            }
            case "GET /_control/clock" -> {
                return Response.json("now", simulator.now().toString());
            }
            case "POST /_control/clock" -> {
                simulator.advance(DurationText.parse(required(Json.object(exchange.body()), "advance")));
                return Response.json("now", simulator.now().toString());
            }
            default -> {
                Matcher path = ACCOUNT.matcher(exchange.path());
                if (!path.matches()) {
                    throw new NoSuchElementException("No control call: " + what);
                }
                String action = path.group(2) == null ? "" : path.group(2);
                return act(simulator.account(path.group(1)), exchange.verb() + " " + action, exchange.body());
            }
        }
    }

    private static Response act(SimulatedAccount account, String action, String text) {
        if (action.equals("GET ledger")) {
            return Response.json(
                    account.requestLog().stream().map(ControlRoutes::line).toList());
        }
        boolean done = true;
        ObjectNode body = Json.object(text);
        switch (action) {
            case "GET " -> {}
            case "POST scan" -> done = scan(account, body);
            case "POST enter-code" ->
                done = account.enterCode(
                        required(body, "code"), body.path("phone").textValue());
            case "POST unlink" -> account.unlink();
            case "POST state" -> account.force(required(body, "state"));
            case "POST notifications" -> account.queue(text);
            case "POST settings" ->
                body.properties().forEach(member -> account.setting(member.getKey(), Json.plain(member.getValue())));
            case "POST faults" -> arm(account::fault, body);
            case "DELETE faults" -> account.clearFaults();
            default -> throw new NoSuchElementException("No control call: " + action);
        }
        return done ? Response.json(view(account)) : Response.json(409, Map.of("error", "Not the current one"));
    }

    private static void arm(BiFunction<Fault, String, FaultArming> target, ObjectNode body) {
        String[] fault = required(body, "fault").split(":", 2);
        FaultArming arming = target.apply(Fault.of(fault[0]), fault.length == 2 ? fault[1] : "");
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

    private static boolean scan(SimulatedAccount account, ObjectNode body) {
        String phone = body.path("phone").asText(SOME_PHONE);
        return body.hasNonNull("qr") ? account.scan(body.get("qr").asText(), phone) : account.scanCurrent(phone);
    }

    private static Map<String, Object> view(SimulatedAccount account) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("instance", account.instance());
        view.put("state", account.state());
        view.put("phone", account.phone());
        view.put("qr", account.qr());
        view.put("code", account.code());
        view.put("sessions", account.sessions());
        view.put("requests", account.requests());
        view.put("queued", account.queued());
        return view;
    }

    private static Map<String, Object> line(RecordedRequest recorded) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("method", recorded.method());
        line.put("verb", recorded.verb());
        line.put("path", recorded.path());
        line.put("query", recorded.query());
        line.put("body", recorded.body());
        line.put("status", recorded.status());
        line.put("at", recorded.at().toString());
        line.put("headers", recorded.headers());
        return line;
    }

    private static String required(ObjectNode body, String name) {
        String value = body.path(name).asText();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("The member '" + name + "' is missing");
        }
        return value;
    }

    private static Response refusal(int status, RuntimeException reason) {
        return Response.json(status, Map.of("error", String.valueOf(reason.getMessage())));
    }
}
