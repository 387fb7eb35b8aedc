/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi.method;

import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.fault.Faults;
import io.github.camelgreenapi.simulator.fault.FaultyResponse;
import io.github.camelgreenapi.simulator.fault.Place;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.time.SimulatedClock;
import io.github.camelgreenapi.simulator.zapi.ZApiErrors;
import io.github.camelgreenapi.simulator.zapi.ZApiInstance;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the instance and the endpoint that a path means: {@code /instances/{id}/token/{token}/{endpoint}}. */
public final class ZApiRoutes {

    private static final Pattern PATH = Pattern.compile("(?:/[^/]+)*?/instances/([^/]+)/token/([^/]+)/(.+?)/?");

    /** Every endpoint that is simulated. */
    private static final Map<String, ZApiMethod> METHODS = Stream.concat(
                    UpdateWebhook.ALL.stream(),
                    Stream.of(
                            new QrCode(),
                            new QrCodeImage(),
                            new PhoneCode(),
                            new Status(),
                            new Disconnect(),
                            new Restart(),
                            new RestoreSession(),
                            new Device(),
                            new Me(),
                            new UpdateEveryWebhooks(),
                            new UpdateName(),
                            new PasskeyPrologue(),
                            new ResetPasskeyChallenge(),
                            new ExtensionToken()))
            .collect(Collectors.toMap(ZApiMethod::endpoint, Function.identity()));

    private final ZApiErrors errors = new ZApiErrors();
    private final Function<String, ZApiInstance> instances;
    private final SimulatedClock clock;
    private final Map<ZApiInstance, FaultyResponse> faulty = new HashMap<>();

    /** @param instances finds an instance by its id; null for none */
    public ZApiRoutes(Function<String, ZApiInstance> instances, SimulatedClock clock) {
        this.instances = instances;
        this.clock = clock;
    }

    /** The names of all methods, in their documented spelling. */
    public static Set<String> methods() {
        return METHODS.keySet();
    }

    /** Takes the exchange if its path is one of Z-API's. */
    public boolean take(HttpExchange exchange) {
        Matcher path = PATH.matcher(exchange.path());
        if (!path.matches()) {
            return false;
        }
        ZApiInstance instance = instances.apply(path.group(1));
        if (instance == null) {
            exchange.respond(errors.status(404, exchange));
            return true;
        }
        String endpoint = path.group(3);
        int end = METHODS.containsKey(endpoint) ? -1 : endpoint.lastIndexOf('/');
        String name = end < 0 ? endpoint : endpoint.substring(0, end);
        String tail = end < 0 ? "" : endpoint.substring(end + 1);
        exchange.record(instance.requestLog(), name, path.group(2), clock.now());
        Optional<Response> refusal = refusal(instance, path.group(2), METHODS.get(name), name, exchange);
        refusal.ifPresentOrElse(exchange::respond, () -> respond(instance, METHODS.get(name), exchange, tail));
        return true;
    }

    private Optional<Response> refusal(
            ZApiInstance instance, String token, ZApiMethod method, String name, HttpExchange exchange) {
        if (!token.equals(instance.token())) {
            return Optional.of(errors.status(404, exchange));
        }
        String sent = exchange.header("Client-Token");
        if (!instance.clientToken().equals(sent)) {
            return Optional.of(sent == null ? missing(instance.faults(), name) : ZApiErrors.clientToken(403, sent));
        }
        if (instance.subscription().isOver(clock.now())) {
            return Optional.of(errors.expired());
        }
        if (method == null || !method.verb().equals(exchange.verb())) {
            boolean honest = instance.faults().strikes(Fault.NOT_FOUND_405, name);
            return Optional.of(ZApiErrors.notFound(honest ? 405 : 200));
        }
        String type = exchange.header("Content-Type");
        boolean labelled = type != null && type.startsWith("application/json");
        return exchange.body().isEmpty() || labelled ? Optional.empty() : Optional.of(errors.status(415, exchange));
    }

    private static Response missing(Faults faults, String name) {
        if (faults.strikes(Fault.CLIENT_TOKEN_400, name)) {
            return ZApiErrors.error(400, "your client-token is not configured");
        }
        return faults.strikes(Fault.CLIENT_TOKEN_200, name)
                ? ZApiErrors.error(200, "null not allowed")
                : ZApiErrors.clientToken(403, null);
    }

    private void respond(ZApiInstance instance, ZApiMethod method, HttpExchange exchange, String tail) {
        FaultyResponse responses =
                faulty.computeIfAbsent(instance, known -> new FaultyResponse(clock, known.faults(), errors));
        responses.respond(exchange, Place.RESPONSE, method.endpoint(), () -> {
            try {
                method.handle(instance, exchange, tail);
            } catch (IllegalArgumentException e) {
                exchange.respond(ZApiErrors.error(400, e.getMessage()));
            }
        });
    }
}
