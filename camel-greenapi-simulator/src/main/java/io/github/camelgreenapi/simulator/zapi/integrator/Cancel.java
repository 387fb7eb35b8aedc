/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi.integrator;

import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.time.SimulatedClock;
import io.github.camelgreenapi.simulator.zapi.ZApiInstance;

/**
 * Ends a subscription with the month: 201 and the word OK. Once cancelled, it stays so.
 *
 * @see <a href="https://developer.z-api.io/en/partner/unsubscribe-instance">Unsubscribe instance</a>
 */
final class Cancel implements IntegratorMethod.OnInstance {

    private final SimulatedClock clock;

    Cancel(SimulatedClock clock) {
        this.clock = clock;
    }

    @Override
    public String endpoint() {
        return "integrator/on-demand/cancel";
    }

    @Override
    public String verb() {
        return "POST";
    }

    @Override
    public Response handle(ZApiInstance instance) {
        instance.subscription().cancel(clock.now());
        return Response.text(201, "OK");
    }
}
