/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.quarkus;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import org.apache.camel.CamelContext;

/** Tells at the end what was counted. */
class LastWords {

    void tell(@Observes ShutdownEvent event, CamelContext context) {
        MeterRegistry meters = context.getRegistry().findSingleByType(MeterRegistry.class);
        Log.infof(
                "%.0f linkings were started",
                meters.counter("greenapi.linkings.started", "provider", "greenApi").count());
    }
}
