/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.quarkus;

import io.github.camelgreenapi.GreenApiComponent;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import org.apache.camel.CamelContext;

/** Logs at the end what was counted, and whose Vert.x it ran on. */
class Summary {

    void log(@Observes ShutdownEvent event, CamelContext context, Vertx vertx) {
        MeterRegistry meters = context.getRegistry().findSingleByType(MeterRegistry.class);
        Log.infof(
                "%.0f linkings were started",
                meters.counter("greenapi.linkings.started", "provider", "greenApi").count());
        GreenApiComponent component = context.getComponent("greenapi", GreenApiComponent.class);
        Log.infof("They ran on %s Vert.x", component.getVertx() == vertx ? "Quarkus'" : "another");
    }
}
