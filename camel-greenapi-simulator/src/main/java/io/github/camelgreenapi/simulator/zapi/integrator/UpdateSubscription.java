/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi.integrator;

import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.zapi.ZApiErrors;
import io.github.camelgreenapi.simulator.zapi.ZApiInstance;

/**
 * Adds calls to a subscription, which changes nothing here.
 *
 * @see <a href="https://developer.z-api.io/en/partner/update-instance">Update subscription</a>
 */
final class UpdateSubscription implements IntegratorMethod.OnInstance {

    @Override
    public String endpoint() {
        return "integrator/on-demand/subscription/update";
    }

    @Override
    public String verb() {
        return "PUT";
    }

    @Override
    public Response handle(ZApiInstance instance) {
        return instance.subscription().isTrial()
                ? ZApiErrors.error(400, "Instance is in trial period")
                : Response.text(201, "OK");
    }
}
