/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi.integrator;

import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.instance.Instances;
import io.github.camelgreenapi.simulator.zapi.WebhookSettings;
import io.github.camelgreenapi.simulator.zapi.ZApiErrors;
import io.github.camelgreenapi.simulator.zapi.ZApiInstance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The instances, one page at a time, their tokens in clear.
 *
 * @see <a href="https://developer.z-api.io/en/partner/list-instances">List instances</a>
 */
final class ListInstances implements IntegratorMethod.OnAll {

    static final String ENDPOINT = "instances";

    private final Instances instances;

    ListInstances(Instances instances) {
        this.instances = instances;
    }

    @Override
    public String endpoint() {
        return ENDPOINT;
    }

    @Override
    public String verb() {
        return "GET";
    }

    @Override
    public Response handle(HttpExchange exchange) {
        int page = number(exchange.parameter("page"));
        int size = number(exchange.parameter("pageSize"));
        if (page < 1 || size < 1) {
            return ZApiErrors.error(400, "page and pageSize are required");
        }
        List<ZApiInstance> wanted = instances.all(ZApiInstance.class).stream()
                .filter(instance -> matches(instance, exchange))
                .toList();
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("total", wanted.size());
        found.put("totalPage", (wanted.size() + size - 1) / size);
        found.put("pageSize", size);
        found.put("page", page);
        found.put(
                "content",
                wanted.stream()
                        .skip((long) (page - 1) * size)
                        .limit(size)
                        .map(ListInstances::row)
                        .toList());
        return Response.json(found);
    }

    private static boolean matches(ZApiInstance instance, HttpExchange exchange) {
        String query = exchange.parameter("query");
        String middleware = exchange.parameter("middleware");
        return (query == null || name(instance).contains(query) || instance.id().contains(query))
                && (middleware == null || middleware.isEmpty() || middleware.equals(middleware(instance)));
    }

    private static Map<String, Object> row(ZApiInstance instance) {
        Map<String, Object> settings = instance.settings();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("token", instance.token());
        row.put("tenant", "simulated");
        row.put("created", settings.get("created"));
        row.put("due", settings.get("due"));
        row.put("paymentStatus", settings.get("paymentStatus"));
        WebhookSettings.ALL.forEach(webhook -> row.put(webhook, settings.get(webhook)));
        row.put("receivedStatusCallbackUrl", "");
        row.put("phoneConnected", instance.isPhoneOnline());
        row.put("whatsappConnected", instance.isConnected());
        row.put("middleware", middleware(instance));
        row.put("name", name(instance));
        row.put("id", instance.id());
        return row;
    }

    private static String name(ZApiInstance instance) {
        return String.valueOf(instance.settings().get("name"));
    }

    private static String middleware(ZApiInstance instance) {
        return Boolean.TRUE.equals(instance.settings().get("isDevice")) ? "mobile" : "web";
    }

    private static int number(String text) {
        return text != null && text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }
}
