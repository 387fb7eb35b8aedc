/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi.partner;

import io.github.camelgreenapi.simulator.greenapi.GreenApiInstance;
import io.github.camelgreenapi.simulator.greenapi.Lifetime;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.instance.Environment;
import io.github.camelgreenapi.simulator.instance.Instances;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every instance in one list, its token in clear, the deleted ones for three months more.
 *
 * @see <a href="https://green-api.com/en/docs/partners/getInstances/">getInstances</a>
 */
final class GetInstances implements PartnerMethod {

    private static final DateTimeFormatter WITHOUT_ZONE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final String NEVER = "0001-01-01T00:00:00";
    private static final Duration PAID_FOR = Duration.ofDays(30);
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private final Instances instances;
    private final Environment environment;

    GetInstances(Instances instances, Environment environment) {
        this.instances = instances;
        this.environment = environment;
    }

    @Override
    public String name() {
        return "getInstances";
    }

    @Override
    public String verb() {
        return "GET";
    }

    @Override
    public Response handle(HttpExchange exchange) {
        Instant forgotten = environment.clock().now().minus(REMEMBERED);
        return Response.json(instances.all(GreenApiInstance.class).stream()
                .filter(instance ->
                        instance.lifetime().deleted().orElse(Instant.MAX).isAfter(forgotten))
                .map(GetInstances::row)
                .toList());
    }

    private static Map<String, Object> row(GreenApiInstance instance) {
        Lifetime lifetime = instance.lifetime();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("idInstance", Long.parseLong(instance.id()));
        row.put("name", lifetime.name());
        row.put("typeInstance", "whatsapp");
        row.put("typeAccount", "");
        row.put("partnerUserUiid", "");
        row.put("timeCreated", text(lifetime.created()));
        row.put("timeDeleted", lifetime.deleted().map(GetInstances::text).orElse(NEVER));
        row.put("apiTokenInstance", instance.token());
        row.put("deleted", lifetime.deleted().isPresent());
        row.put("tariff", "PARTNER_23");
        row.put("isFree", false);
        row.put("isPartner", true);
        row.put("expirationDate", text(lifetime.created().plus(PAID_FOR)));
        row.put("isExpired", false);
        return row;
    }

    private static String text(Instant instant) {
        return WITHOUT_ZONE.format(instant.atOffset(ZoneOffset.UTC));
    }
}
