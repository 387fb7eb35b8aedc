/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi.integrator;

import io.github.camelgreenapi.simulator.instance.Instances;
import io.github.camelgreenapi.simulator.time.SimulatedClock;
import io.github.camelgreenapi.simulator.zapi.ZApiInstance;
import java.util.Optional;

/** Deletes instances for good: only those that are disconnected, cancelled, and that for forty days. */
final class Deletion {

    private final Instances instances;
    private final SimulatedClock clock;

    Deletion(Instances instances, SimulatedClock clock) {
        this.instances = instances;
        this.clock = clock;
    }

    /** Why the instance was not deleted; empty when it was. */
    Optional<String> delete(ZApiInstance instance) {
        Optional<String> refusal = instance.hasSession()
                ? Optional.of("Instance is connected")
                : instance.subscription().refusesDeletion(clock.now());
        if (refusal.isEmpty()) {
            instances.remove(instance.id());
        }
        return refusal;
    }
}
