/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi.partner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.greenapi.GreenApiInstance;
import io.github.camelgreenapi.simulator.greenapi.Lifetime;
import io.github.camelgreenapi.simulator.greenapi.method.GreenApiRoutes;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Json;
import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.instance.Environment;
import io.github.camelgreenapi.simulator.instance.Instances;
import io.github.camelgreenapi.simulator.instance.Partner;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Creates an instance, with or without settings. It is not idempotent: a call without a response has made one too.
 *
 * @see <a href="https://green-api.com/en/docs/partners/createInstance/">createInstance</a>
 */
final class CreateInstance implements PartnerMethod {

    private static final long FIRST = 770000000001L;
    private static final int TOKEN_LENGTH = 50;

    private final Partner partner;
    private final Instances instances;
    private final Environment environment;
    private long next = FIRST;

    CreateInstance(Partner partner, Instances instances, Environment environment) {
        this.partner = partner;
        this.instances = instances;
        this.environment = environment;
    }

    @Override
    public String name() {
        return "createInstance";
    }

    @Override
    public String verb() {
        return "POST";
    }

    @Override
    public Response handle(HttpExchange exchange) {
        ObjectNode wanted = Json.object(exchange.body());
        GreenApiInstance created = create(wanted.path("name").asText());
        wanted.properties().stream()
                .filter(member -> !member.getKey().equals("name"))
                .forEach(member -> created.setting(member.getKey(), Json.plain(member.getValue())));
        instances.add(created);
        return Response.json(credentials(created, exchange));
    }

    private GreenApiInstance create(String name) {
        while (instances.find(String.valueOf(next)) != null) {
            next++;
        }
        String id = String.valueOf(next);
        Lifetime lifetime = new Lifetime(
                name.isEmpty() ? "Instance " + id : name,
                environment.clock().now(),
                environment.timing().fresh());
        return new GreenApiInstance(id, partner.hex(TOKEN_LENGTH), GreenApiRoutes.methods(), lifetime, environment);
    }

    private Map<String, Object> credentials(GreenApiInstance created, HttpExchange exchange) {
        Map<String, Object> credentials = new LinkedHashMap<>();
        credentials.put("idInstance", Long.parseLong(created.id()));
        credentials.put("apiTokenInstance", created.token());
        credentials.put("typeInstance", "whatsapp");
        if (partner.faults().strikes(Fault.API_URL, name())) {
            credentials.put("apiUrl", exchange.origin());
            credentials.put("mediaUrl", exchange.origin());
        }
        return credentials;
    }
}
