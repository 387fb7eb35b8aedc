/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi.integrator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Json;
import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.instance.Environment;
import io.github.camelgreenapi.simulator.instance.Instances;
import io.github.camelgreenapi.simulator.instance.Partner;
import io.github.camelgreenapi.simulator.zapi.Subscription;
import io.github.camelgreenapi.simulator.zapi.ZApiErrors;
import io.github.camelgreenapi.simulator.zapi.ZApiInstance;
import io.github.camelgreenapi.simulator.zapi.method.ZApiRoutes;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Creates an instance on trial, which vanishes after two days unless it is subscribed.
 *
 * @see <a href="https://developer.z-api.io/en/partner/create-instance">Create instance</a>
 */
final class CreateOnDemand implements IntegratorMethod.OnAll {

    private static final int ID_LENGTH = 32;
    private static final int TOKEN_LENGTH = 24;

    /** As many as the first token can create. */
    private static final int QUOTA = 25;

    private final Partner partner;
    private final Instances instances;
    private final Environment environment;
    private final String clientToken;
    private int created;

    /** @param clientToken the account security token, which all instances share */
    CreateOnDemand(Partner partner, Instances instances, Environment environment, String clientToken) {
        this.partner = partner;
        this.instances = instances;
        this.environment = environment;
        this.clientToken = clientToken;
    }

    @Override
    public String endpoint() {
        return "integrator/on-demand";
    }

    @Override
    public String verb() {
        return "POST";
    }

    @Override
    public Response handle(HttpExchange exchange) {
        ObjectNode wanted = Json.object(exchange.body());
        if (wanted.path("name").asText().isEmpty()) {
            return ZApiErrors.error(400, "name is required");
        }
        if (created == QUOTA) {
            return ZApiErrors.error(400, "The limit of " + QUOTA + " instances is reached");
        }
        ZApiInstance instance = new ZApiInstance(
                partner.hex(ID_LENGTH).toUpperCase(Locale.ROOT),
                partner.hex(TOKEN_LENGTH).toUpperCase(Locale.ROOT),
                clientToken,
                ZApiRoutes.methods(),
                Subscription.trial(environment.clock().now()),
                environment);
        wanted.properties().forEach(member -> instance.setting(member.getKey(), Json.plain(member.getValue())));
        instances.add(instance);
        created++;
        environment.clock().after(Subscription.TRIAL, () -> endTrial(instance));
        return Response.json(credentials(instance));
    }

    private void endTrial(ZApiInstance instance) {
        if (instance.subscription().isTrial()) {
            instances.remove(instance.id());
        }
    }

    private static Map<String, Object> credentials(ZApiInstance instance) {
        Map<String, Object> credentials = new LinkedHashMap<>();
        credentials.put("id", instance.id());
        credentials.put("token", instance.token());
        credentials.put("due", instance.subscription().due().toEpochMilli());
        return credentials;
    }
}
