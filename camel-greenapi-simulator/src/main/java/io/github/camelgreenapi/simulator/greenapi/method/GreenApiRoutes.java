/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi.method;

import io.github.camelgreenapi.simulator.fault.FaultyResponse;
import io.github.camelgreenapi.simulator.fault.Place;
import io.github.camelgreenapi.simulator.greenapi.GreenApiErrors;
import io.github.camelgreenapi.simulator.greenapi.GreenApiInstance;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.time.SimulatedClock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the instance and the method that a path means: {@code [/prefix]/waInstance{id}/{method}/{token}[/{receiptId}]},
 * the method in any case.
 */
public final class GreenApiRoutes {

    private static final Pattern PATH =
            Pattern.compile("(?:/[^/]+)*?/waInstance([^/]+)/([^/]+)/([^/]+)(?:/([^/]*))?/?");

    /** Every method that is simulated. */
    private static final Map<String, GreenApiMethod> METHODS = Stream.of(
                    new Qr(),
                    new ScanQrCode(),
                    new GetAuthorizationCode(),
                    new Logout(),
                    new Reboot(),
                    new GetStateInstance(),
                    new GetStateInstanceHistory(),
                    new GetSettings(),
                    new SetSettings(),
                    new GetWaSettings(),
                    new ReceiveNotification(),
                    new DeleteNotification(),
                    new GetWebhooksCount(),
                    new ClearWebhooksQueue())
            .collect(Collectors.toMap(method -> method.name().toLowerCase(Locale.ROOT), Function.identity()));

    /** What the routes keep for each instance. */
    private record Admission(FaultyResponse faulty, Map<GreenApiMethod, RateLimit> limits) {}

    private final GreenApiErrors errors = new GreenApiErrors();
    private final Function<String, GreenApiInstance> instances;
    private final SimulatedClock clock;
    private final boolean rateLimits;
    private final Map<GreenApiInstance, Admission> admissions = new HashMap<>();

    /** @param instances finds an instance by its id; null for none */
    public GreenApiRoutes(Function<String, GreenApiInstance> instances, SimulatedClock clock, boolean rateLimits) {
        this.instances = instances;
        this.clock = clock;
        this.rateLimits = rateLimits;
    }

    /** The names of all methods, in their documented spelling. */
    public static Set<String> methods() {
        return METHODS.values().stream().map(GreenApiMethod::name).collect(Collectors.toSet());
    }

    /** Takes the exchange if its path is one of GREEN-API's. */
    public boolean take(HttpExchange exchange) {
        Matcher path = PATH.matcher(exchange.path());
        if (!path.matches()) {
            return false;
        }
        GreenApiInstance instance = instances.apply(path.group(1));
        if (instance == null) {
            exchange.respond(errors.status(403, exchange));
            return true;
        }
        GreenApiMethod method = METHODS.get(path.group(2).toLowerCase(Locale.ROOT));
        String name = method == null ? path.group(2) : method.name();
        exchange.record(instance.requestLog(), name, path.group(3), clock.now());
        if (method == null || !method.verb().equals(exchange.verb())) {
            exchange.respond(GreenApiErrors.notFound(exchange));
        } else {
            String tail = path.group(4) == null ? "" : path.group(4);
            admit(exchange, instance, method, path.group(3), tail);
        }
        return true;
    }

    private void admit(
            HttpExchange exchange, GreenApiInstance instance, GreenApiMethod method, String token, String tail) {
        Admission admission = admissions.computeIfAbsent(
                instance, known -> new Admission(new FaultyResponse(clock, known.faults(), errors), new HashMap<>()));
        if (rateLimits && !withinRate(exchange, admission.limits(), method)) {
            exchange.respond(Response.empty(429));
        } else if (!token.equals(instance.token())) {
            exchange.respond(errors.status(401, exchange));
        } else {
            Optional<Response> refusal = InstanceAge.refusal(instance, method, clock.now());
            if (refusal.isPresent()) {
                exchange.respond(refusal.get());
                return;
            }
            Place place = exchange.isUpgrade() ? Place.UPGRADE : Place.RESPONSE;
            admission.faulty().respond(exchange, place, method.name(), () -> method.handle(instance, exchange, tail));
        }
    }

    private boolean withinRate(HttpExchange exchange, Map<GreenApiMethod, RateLimit> limits, GreenApiMethod method) {
        RateLimit limit = limits.computeIfAbsent(method, made -> new RateLimit(made.perSecond(), clock.now()));
        boolean admitted = limit.admits(clock.now());
        exchange.header("X-RateLimit-Remaining", String.valueOf(limit.remaining()));
        exchange.header("X-RateLimit-Replenish-Rate", String.valueOf(limit.perSecond()));
        return admitted;
    }
}
