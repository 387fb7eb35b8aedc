/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi.integrator;

import io.github.camelgreenapi.simulator.fault.FaultyResponse;
import io.github.camelgreenapi.simulator.fault.Place;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.instance.Environment;
import io.github.camelgreenapi.simulator.instance.Instances;
import io.github.camelgreenapi.simulator.instance.Partner;
import io.github.camelgreenapi.simulator.zapi.ZApiErrors;
import io.github.camelgreenapi.simulator.zapi.ZApiInstance;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the integrator call that a path means: {@code /instances},
 * {@code /instances/integrator/on-demand[/batch-delete]}, {@code /instances/{id}/token/{token}/integrator/on-demand/…}.
 * All want {@code Authorization: Bearer} with the partner's token.
 */
public final class IntegratorRoutes {

    private static final Pattern ON_ALL =
            Pattern.compile("(?:/[^/]+)*?/(?:instances|instances/(integrator/on-demand(?:/batch-delete)?))/?");
    private static final Pattern ON_INSTANCE =
            Pattern.compile("(?:/[^/]+)*?/instances/([^/]+)/token/([^/]+)/(integrator/on-demand/.+?)/?");

    private final Map<String, IntegratorMethod> methods;
    private final Partner partner;
    private final Instances instances;
    private final Environment environment;
    private final ZApiErrors errors = new ZApiErrors();
    private final FaultyResponse faulty;

    /** @param clientToken the account security token, which all instances share */
    public IntegratorRoutes(Partner partner, Instances instances, Environment environment, String clientToken) {
        this.partner = partner;
        this.instances = instances;
        this.environment = environment;
        Deletion deletion = new Deletion(instances, environment.clock());
        methods = Stream.of(
                        new CreateOnDemand(partner, instances, environment, clientToken),
                        new ListInstances(instances),
                        new Subscribe(environment.clock()),
                        new UpdateSubscription(),
                        new Cancel(environment.clock()),
                        new Delete(deletion),
                        new BatchDelete(instances, deletion))
                .collect(Collectors.toMap(IntegratorMethod::endpoint, Function.identity()));
        faulty = new FaultyResponse(environment.clock(), partner.faults(), errors);
    }

    /** The endpoints of all calls. */
    public Set<String> methods() {
        return new TreeSet<>(methods.keySet());
    }

    /** Takes the exchange if its path is an integrator's. */
    public boolean take(HttpExchange exchange) {
        Matcher onInstance = ON_INSTANCE.matcher(exchange.path());
        if (onInstance.matches()) {
            serve(exchange, onInstance.group(3), onInstance.group(1), onInstance.group(2));
            return true;
        }
        Matcher onAll = ON_ALL.matcher(exchange.path());
        if (onAll.matches()) {
            serve(exchange, onAll.group(1) == null ? ListInstances.ENDPOINT : onAll.group(1), "", "");
            return true;
        }
        return false;
    }

    /** @param id empty, as is the token, for a call on all instances */
    private void serve(HttpExchange exchange, String endpoint, String id, String token) {
        exchange.record(
                partner.requestLog(), endpoint, token, environment.clock().now());
        IntegratorMethod method = methods.get(endpoint);
        Optional<Response> refusal = refusal(method, exchange);
        if (refusal.isPresent()) {
            exchange.respond(refusal.get());
        } else {
            faulty.respond(
                    exchange, Place.RESPONSE, endpoint, () -> exchange.respond(response(method, exchange, id, token)));
        }
    }

    private Optional<Response> refusal(IntegratorMethod method, HttpExchange exchange) {
        if (method == null) {
            return Optional.of(ZApiErrors.notFound(200));
        }
        if (!method.verb().equals(exchange.verb())) {
            return Optional.of(ZApiErrors.notFound(405));
        }
        if (!("Bearer " + Partner.TOKEN).equals(exchange.header("Authorization"))) {
            return Optional.of(ZApiErrors.error(401, "Unauthorized"));
        }
        String type = exchange.header("Content-Type");
        boolean labelled = type != null && type.startsWith("application/json");
        return method.verb().equals("GET") || labelled ? Optional.empty() : Optional.of(errors.status(415, exchange));
    }

    private Response response(IntegratorMethod method, HttpExchange exchange, String id, String token) {
        if (method instanceof IntegratorMethod.OnAll onAll) {
            try {
                return onAll.handle(exchange);
            } catch (IllegalArgumentException e) {
                return ZApiErrors.error(400, e.getMessage());
            }
        }
        ZApiInstance instance = instances.find(ZApiInstance.class, id);
        return instance != null && instance.token().equals(token)
                ? ((IntegratorMethod.OnInstance) method).handle(instance)
                : errors.status(404, exchange);
    }
}
