/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi.partner;

import io.github.camelgreenapi.simulator.greenapi.GreenApiInstance;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Json;
import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.instance.Environment;
import io.github.camelgreenapi.simulator.instance.Instances;

/**
 * Deletes an instance. A linked phone stays linked.
 *
 * @see <a href="https://green-api.com/en/docs/partners/deleteInstanceAccount/">deleteInstanceAccount</a>
 */
final class DeleteInstanceAccount implements PartnerMethod {

    private final Instances instances;
    private final Environment environment;

    DeleteInstanceAccount(Instances instances, Environment environment) {
        this.instances = instances;
        this.environment = environment;
    }

    @Override
    public String name() {
        return "deleteInstanceAccount";
    }

    @Override
    public String verb() {
        return "POST";
    }

    @Override
    public Response handle(HttpExchange exchange) {
        String id = Json.object(exchange.body()).path("idInstance").asText();
        GreenApiInstance instance = instances.find(GreenApiInstance.class, id);
        if (instance == null || instance.lifetime().deleted().isPresent()) {
            return PartnerMethod.refusal(404, "Not found");
        }
        instance.lifetime().delete(environment.clock().now());
        return Response.json("deleteInstanceAccount", true);
    }
}
