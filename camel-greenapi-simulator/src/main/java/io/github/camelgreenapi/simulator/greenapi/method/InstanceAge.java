/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi.method;

import io.github.camelgreenapi.simulator.greenapi.GreenApiErrors;
import io.github.camelgreenapi.simulator.greenapi.GreenApiInstance;
import io.github.camelgreenapi.simulator.http.Response;
import java.time.Instant;
import java.util.Optional;

/** What an instance answers before it is ready and after it was deleted. */
final class InstanceAge {

    private InstanceAge() {}

    /** Empty while it answers as usual. */
    static Optional<Response> refusal(GreenApiInstance instance, GreenApiMethod method, Instant now) {
        return switch (instance.lifetime().phase(now)) {
            case UNKNOWN -> Optional.of(Response.empty(401));
            case UNPAID -> Optional.of(Response.text(400, GreenApiErrors.EXPIRED));
            case STATELESS ->
                Optional.of(
                        method instanceof GetStateInstance
                                ? Response.raw(200, "null")
                                : Response.text(400, GreenApiErrors.STARTING));
            case DELETED -> Optional.of(Response.text(400, GreenApiErrors.DELETED));
            case READY -> Optional.empty();
        };
    }
}
