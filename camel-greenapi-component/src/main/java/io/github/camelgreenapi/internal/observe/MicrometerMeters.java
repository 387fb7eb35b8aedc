/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.observe;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.LinkFailed;
import io.github.camelgreenapi.event.LinkStopped;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.failure.GreenApiError;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records meters in a Micrometer registry; loaded only if Micrometer is on the class path. */
final class MicrometerMeters implements Meters {

    private static final Logger LOG = LoggerFactory.getLogger(MicrometerMeters.class);
    private static final String PROVIDER = "provider";
    private static final String OUTCOME = "outcome";

    private final MeterRegistry registry;

    private MicrometerMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Null when the context has no registry. */
    static Meters in(CamelContext context) {
        return context.getRegistry().findByType(MeterRegistry.class).stream()
                .findFirst()
                .map(MicrometerMeters::new)
                .orElse(null);
    }

    @Override
    public void called(Provider provider, String method, GreenApiError failure, Duration took) {
        String outcome = failure == null ? "ok" : word(failure);
        time(
                took,
                "greenapi.calls",
                "Requests to the provider",
                PROVIDER,
                provider.id(),
                "method",
                method,
                OUTCOME,
                outcome);
    }

    @Override
    public void linkingStarted(Provider provider) {
        count("greenapi.linkings.started", PROVIDER, provider.id());
    }

    @Override
    public void happened(LinkEvent event) {
        String provider = event.provider().id();
        if (event instanceof QrCode) {
            count("greenapi.codes.shown", PROVIDER, provider);
        } else if (event instanceof LinkStopped) {
            count("greenapi.linkings.stopped", PROVIDER, provider);
        } else if (event instanceof LinkFailed failed) {
            count("greenapi.sessions.ended", PROVIDER, provider, OUTCOME, failed.type(), "kind", word(failed.kind()));
        } else if (event.terminal()) {
            count("greenapi.sessions.ended", PROVIDER, provider, OUTCOME, event.type(), "kind", "none");
        }
    }

    @Override
    public void linkedAfter(Provider provider, Duration time) {
        time(time, "greenapi.time.to.link", "From the start of a linking to the link", PROVIDER, provider.id());
    }

    @Override
    public void notificationLag(Provider provider, Duration lag) {
        time(
                lag.isNegative() ? Duration.ZERO : lag,
                "greenapi.notifications.lag",
                "From what happened to the route",
                PROVIDER,
                provider.id());
    }

    @Override
    public Runnable states(Supplier<Map<AccountState.Value, Integer>> counts) {
        measure(() -> AccountGauges.add(registry, counts));
        return () -> measure(() -> AccountGauges.remove(registry, counts));
    }

    private void time(Duration time, String name, String description, String... tags) {
        measure(() -> Timer.builder(name)
                .description(description)
                .tags(tags)
                .register(registry)
                .record(time));
    }

    private void count(String name, String... tags) {
        measure(() -> registry.counter(name, tags).increment());
    }

    // A registry that fails, or is of another version, must cost no event.
    private static void measure(Runnable meter) {
        try {
            meter.run();
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("Could not update a meter", e);
        }
    }

    private static String word(GreenApiError kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
