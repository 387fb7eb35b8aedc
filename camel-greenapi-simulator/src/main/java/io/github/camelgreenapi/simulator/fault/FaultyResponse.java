/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Json;
import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.http.TcpConnection;
import io.github.camelgreenapi.simulator.time.DurationText;
import io.github.camelgreenapi.simulator.time.SimulatedClock;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** Lets the faults of one account strike its HTTP responses. */
public final class FaultyResponse {

    /** How a provider words a refusal. */
    public interface Errors {
        Response status(int status, HttpExchange exchange);

        Response expired();

        Response starting();
    }

    private final SimulatedClock clock;
    private final Faults faults;
    private final Errors errors;

    public FaultyResponse(SimulatedClock clock, Faults faults, Errors errors) {
        this.clock = clock;
        this.faults = faults;
        this.errors = errors;
    }

    /** Responds by the work, or as the fault that strikes here wants it. */
    public void respond(HttpExchange exchange, Place place, String method, Runnable work) {
        Optional<Response> former = faults.repeated(method);
        if (former.isPresent()) {
            exchange.respond(former.get());
        } else {
            faults.strike(place, method).ifPresentOrElse(strike -> strike(strike, exchange, method, work), work);
        }
    }

    private void strike(Strike strike, HttpExchange exchange, String method, Runnable work) {
        String argument = strike.argument();
        switch (strike.fault()) {
            case STATUS -> exchange.respond(status(argument, exchange));
            case STATUS_BODY -> exchange.respond(Response.raw(code(argument), after(argument)));
            case REFUSE -> exchange.respond(errors.status(code(argument), exchange));
            case BODY -> exchange.respond(Response.raw(200, argument));
            case EMPTY -> exchange.respond(Response.raw(200, ""));
            case NULL -> exchange.respond(Response.raw(200, "null"));
            case GARBAGE -> exchange.respond(Response.garbage());
            case HTML -> exchange.respond(Response.html(200, "Welcome"));
            case EXPIRED -> exchange.respond(errors.expired());
            case STARTING -> exchange.respond(errors.starting());
            case ECHO_404, INSTANCE_NOT_FOUND -> exchange.respond(errors.status(404, exchange));
            case SUBSCRIPTION -> exchange.respond(errors.status(400, exchange));
            case VALUE_FALSE -> exchange.respond(Response.json("value", false));
            case RESET -> TcpConnection.of(exchange.request()).reset();
            case STALL -> {}
            case CLOSE_MID_BODY -> {
                exchange.deliver(exchange::sendHalf);
                work.run();
            }
            case LOST_RESPONSE -> {
                exchange.deliver(
                        response -> TcpConnection.of(exchange.request()).close());
                work.run();
            }
            case SLOW -> {
                exchange.deliver(response -> clock.after(DurationText.parse(argument), () -> exchange.send(response)));
                work.run();
            }
            case DUPLICATE -> {
                exchange.deliver(response -> {
                    faults.repeat(method, response);
                    exchange.send(response);
                });
                work.run();
            }
            case BOM -> {
                exchange.change(
                        response -> response.withBody(Buffer.buffer("\uFEFF").appendBuffer(response.body())));
                work.run();
            }
            case STRINGLY -> {
                exchange.change(response -> isJson(response) ? response.withBody(stringly(response.body())) : response);
                work.run();
            }
            case ENVELOPE -> {
                exchange.change(response -> response.withBody(enveloped(response.body())));
                work.run();
            }
            default -> throw new IllegalStateException(strike.fault() + " does not strike responses");
        }
    }

    private Response status(String argument, HttpExchange exchange) {
        int status = code(argument);
        return argument.endsWith("-html")
                ? Response.html(status, status == 502 ? "Bad Gateway" : "Internal Server Error")
                : errors.status(status, exchange);
    }

    private static int code(String argument) {
        return Integer.parseInt(argument.substring(0, 3));
    }

    private static String after(String argument) {
        return argument.length() > 4 ? argument.substring(4) : "";
    }

    private static boolean isJson(Response response) {
        return response.body().toString().startsWith("{");
    }

    private static Buffer enveloped(Buffer body) {
        boolean refused = isRefusal(body.toString());
        String empty = "{}";
        return Buffer.buffer("{\"result\":" + !refused + ",\"data\":")
                .appendBuffer(refused ? Buffer.buffer(empty) : body)
                .appendString(",\"error\":")
                .appendBuffer(refused ? body : Buffer.buffer(empty))
                .appendString("}");
    }

    private static boolean isRefusal(String body) {
        return body.startsWith("{")
                && Json.object(body).has("code")
                && Json.object(body).has("description");
    }

    private static Buffer stringly(Buffer body) {
        ObjectNode object = Json.object(body.toString());
        object.properties().stream()
                .filter(member ->
                        member.getValue().isNumber() || member.getValue().isBoolean())
                .toList()
                .forEach(member -> object.put(member.getKey(), member.getValue().asText()));
        return Buffer.buffer(Json.text(object));
    }
}
