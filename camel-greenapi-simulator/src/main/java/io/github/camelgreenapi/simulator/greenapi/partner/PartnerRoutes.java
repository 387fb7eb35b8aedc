/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi.partner;

import io.github.camelgreenapi.simulator.fault.FaultyResponse;
import io.github.camelgreenapi.simulator.fault.Place;
import io.github.camelgreenapi.simulator.greenapi.GreenApiErrors;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.instance.Environment;
import io.github.camelgreenapi.simulator.instance.Instances;
import io.github.camelgreenapi.simulator.instance.Partner;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the partner method that a path means: {@code [/prefix]/partner/{method}/{partnerToken}}. */
public final class PartnerRoutes {

    private static final Pattern PATH = Pattern.compile("(?:/[^/]+)*?/partner/([^/]+)/([^/]+)/?");

    private final Map<String, PartnerMethod> methods;
    private final Partner partner;
    private final Environment environment;
    private final FaultyResponse faulty;

    public PartnerRoutes(Partner partner, Instances instances, Environment environment) {
        this.partner = partner;
        this.environment = environment;
        methods = Stream.of(
                        new CreateInstance(partner, instances, environment),
                        new GetInstances(instances, environment),
                        new DeleteInstanceAccount(instances, environment))
                .collect(Collectors.toMap(PartnerMethod::name, Function.identity()));
        faulty = new FaultyResponse(environment.clock(), partner.faults(), new GreenApiErrors());
    }

    /** The names of all methods, in their documented spelling. */
    public Set<String> methods() {
        return new TreeSet<>(methods.keySet());
    }

    /** Takes the exchange if its path is a partner's. */
    public boolean take(HttpExchange exchange) {
        Matcher path = PATH.matcher(exchange.path());
        if (!path.matches()) {
            return false;
        }
        String name = path.group(1);
        PartnerMethod method = methods.get(name);
        exchange.record(
                partner.requestLog(), name, path.group(2), environment.clock().now());
        if (method == null || !method.verb().equals(exchange.verb())) {
            exchange.respond(GreenApiErrors.notFound(exchange));
        } else if (!path.group(2).equals(Partner.TOKEN)) {
            exchange.respond(PartnerMethod.refusal(401, "Unauthorized"));
        } else {
            faulty.respond(exchange, Place.RESPONSE, name, () -> exchange.respond(response(method, exchange)));
        }
        return true;
    }

    private static Response response(PartnerMethod method, HttpExchange exchange) {
        try {
            return method.handle(exchange);
        } catch (IllegalArgumentException e) {
            return Response.text(400, e.getMessage());
        }
    }
}
