/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgreenapi.simulator.Recorded;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.simulator.http.Answer;
import io.github.camelgreenapi.simulator.http.Call;
import io.github.camelgreenapi.simulator.http.Json;
import io.github.camelgreenapi.simulator.time.DurationText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The simulator's Java API over HTTP, below {@code /_control/}. */
public final class ControlRoutes {
    private static final Pattern ACCOUNT = Pattern.compile("/_control/instances/([^/]+)(?:/([a-z-]+))?");
    private static final String SOME_PHONE = "441234567890";

    private final Simulator simulator;

    public ControlRoutes(Simulator simulator) {
        this.simulator = simulator;
    }

    /** Takes the call if its path is a control path. */
    public boolean take(Call call) {
        if (!call.path().startsWith("/_control/")) {
            return false;
        }
        try {
            call.answer(control(call));
        } catch (NoSuchElementException unknown) {
            call.answer(refusal(404, unknown));
        } catch (IllegalArgumentException bad) {
            call.answer(refusal(400, bad));
        }
        return true;
    }

    private Answer control(Call call) {
        String what = call.verb() + " " + call.path();
        switch (what) {
            case "GET /_control/instances" -> {
                return Answer.json(
                        simulator.accounts().stream().map(ControlRoutes::view).toList());
            }
            case "GET /_control/clock" -> {
                return Answer.json("now", simulator.now().toString());
            }
            case "POST /_control/clock" -> {
                simulator.advance(DurationText.parse(required(Json.object(call.body()), "advance")));
                return Answer.json("now", simulator.now().toString());
            }
            default -> {
                Matcher path = ACCOUNT.matcher(call.path());
                if (!path.matches()) {
                    throw new NoSuchElementException("No control call: " + what);
                }
                String action = path.group(2) == null ? "" : path.group(2);
                return act(simulator.account(path.group(1)), call.verb() + " " + action, call.body());
            }
        }
    }

    private static Answer act(SimulatedAccount account, String action, String text) {
        if (action.equals("GET ledger")) {
            return Answer.json(
                    account.ledger().stream().map(ControlRoutes::line).toList());
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
            case "POST faults" ->
                account.fault(
                        required(body, "fault"),
                        body.path("method").textValue(),
                        body.path("times").asInt());
            case "DELETE faults" -> account.clearFaults();
            default -> throw new NoSuchElementException("No control call: " + action);
        }
        return done ? Answer.json(view(account)) : Answer.json(409, Map.of("error", "Not the current one"));
    }

    private static boolean scan(SimulatedAccount account, ObjectNode body) {
        String phone = body.path("phone").asText(SOME_PHONE);
        return body.hasNonNull("qr") ? account.scan(body.get("qr").asText(), phone) : account.scan(phone);
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

    private static Map<String, Object> line(Recorded recorded) {
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

    private static Answer refusal(int status, RuntimeException reason) {
        return Answer.json(status, Map.of("error", String.valueOf(reason.getMessage())));
    }
}
