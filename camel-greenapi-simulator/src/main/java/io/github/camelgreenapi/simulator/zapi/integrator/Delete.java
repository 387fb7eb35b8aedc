/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi.integrator;

import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.zapi.ZApiErrors;
import io.github.camelgreenapi.simulator.zapi.ZApiInstance;

/**
 * Deletes one instance.
 *
 * @see <a href="https://developer.z-api.io/en/partner/delete-instance">Delete instance</a>
 */
final class Delete implements IntegratorMethod.OnInstance {

    private final Deletion deletion;

    Delete(Deletion deletion) {
        this.deletion = deletion;
    }

    @Override
    public String endpoint() {
        return "integrator/on-demand/delete";
    }

    @Override
    public String verb() {
        return "DELETE";
    }

    @Override
    public Response handle(ZApiInstance instance) {
        return deletion.delete(instance)
                .map(reason -> ZApiErrors.error(400, reason))
                .orElseGet(() -> Response.json("value", true));
    }
}
