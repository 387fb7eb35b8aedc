/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.observe;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.internal.client.CallListener;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/** The component's meters. No meter is labelled with an instance, a token or a phone number. */
public interface Meters extends CallListener {

    /** Measures nothing. */
    Meters NONE = new Meters() {};

    @Override
    default void called(Provider provider, String method, GreenApiError failure, Duration took) {}

    /** An account began to be linked. */
    default void linkingStarted(Provider provider) {}

    /** An event of a linking went to the route. */
    default void happened(LinkEvent event) {}

    /** An account was linked this long after its linking began. */
    default void linkedAfter(Provider provider, Duration time) {}

    /** A notification reached the route this long after the event that it reports. */
    default void notificationLag(Provider provider, Duration lag) {}

    /**
     * Counts accounts by their states for as long as a component runs.
     *
     * @param counts called whenever the meter is read
     * @return ends it
     */
    default Runnable states(Supplier<Map<AccountState.Value, Integer>> counts) {
        return () -> {};
    }

    /** Meters in the context's Micrometer registry; nothing is measured where there is none. */
    static Meters in(CamelContext context) {
        boolean micrometer =
                context.getClassResolver().resolveClass("io.micrometer.core.instrument.MeterRegistry") != null;
        Meters meters = micrometer ? MicrometerMeters.in(context) : null;
        return meters != null ? meters : NONE;
    }
}
