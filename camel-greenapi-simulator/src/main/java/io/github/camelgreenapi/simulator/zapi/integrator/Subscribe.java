/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi.integrator;

import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.time.SimulatedClock;
import io.github.camelgreenapi.simulator.zapi.ZApiInstance;

/**
 * Begins to pay for an instance: 201 and the word OK.
 *
 * @see <a href="https://developer.z-api.io/en/partner/subscribe-instance">Subscribe instance</a>
 */
final class Subscribe implements IntegratorMethod.OnInstance {

    private final SimulatedClock clock;

    Subscribe(SimulatedClock clock) {
        this.clock = clock;
    }

    @Override
    public String endpoint() {
        return "integrator/on-demand/subscription";
    }

    @Override
    public String verb() {
        return "POST";
    }

    @Override
    public Response handle(ZApiInstance instance) {
        instance.subscription().subscribe(clock.now());
        return Response.text(201, "OK");
    }
}
