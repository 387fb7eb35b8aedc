/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi.integrator;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Json;
import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.instance.Instances;
import io.github.camelgreenapi.simulator.zapi.ZApiErrors;
import io.github.camelgreenapi.simulator.zapi.ZApiInstance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Deletes up to a hundred instances; one that is refused does not stop the others.
 *
 * @see <a href="https://developer.z-api.io/en/partner/delete-instances">Delete instances</a>
 */
final class BatchDelete implements IntegratorMethod.OnAll {

    private static final int MOST = 100;

    private final Instances instances;
    private final Deletion deletion;

    BatchDelete(Instances instances, Deletion deletion) {
        this.instances = instances;
        this.deletion = deletion;
    }

    @Override
    public String endpoint() {
        return "integrator/on-demand/batch-delete";
    }

    @Override
    public String verb() {
        return "POST";
    }

    @Override
    public Response handle(HttpExchange exchange) {
        JsonNode wanted = Json.object(exchange.body()).path("instances");
        if (!wanted.isArray() || wanted.isEmpty() || wanted.size() > MOST) {
            return ZApiErrors.error(400, "1 to " + MOST + " instances are expected");
        }
        List<Map<String, Object>> outcomes = new ArrayList<>();
        wanted.forEach(one -> outcomes.add(outcome(one)));
        return Response.json(outcomes);
    }

    private Map<String, Object> outcome(JsonNode one) {
        String id = one.path("id").asText();
        ZApiInstance instance = instances.find(ZApiInstance.class, id);
        boolean known =
                instance != null && instance.token().equals(one.path("token").asText());
        Optional<String> refusal = known ? deletion.delete(instance) : Optional.of("Instance not found");
        Map<String, Object> outcome = new LinkedHashMap<>();
        outcome.put("id", id);
        outcome.put("deleted", refusal.isEmpty());
        refusal.ifPresent(reason -> outcome.put("error", reason));
        return outcome;
    }
}
