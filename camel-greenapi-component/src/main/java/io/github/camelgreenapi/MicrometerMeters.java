/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.LinkFailed;
import io.github.camelgreenapi.event.LinkStopped;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.failure.GreenApiError;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import org.apache.camel.CamelContext;

/** Meters in a Micrometer registry; only loaded where Micrometer is. */
final class MicrometerMeters implements Meters {

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
        timer(
                        "greenapi.calls",
                        "Requests to the provider",
                        PROVIDER,
                        provider.word(),
                        "method",
                        method,
                        OUTCOME,
                        outcome)
                .record(took);
    }

    @Override
    public void linkingStarted(Provider provider) {
        count("greenapi.linkings.started", PROVIDER, provider.word());
    }

    @Override
    public void happened(LinkEvent event) {
        String provider = event.provider().word();
        if (event instanceof QrCode) {
            count("greenapi.codes.shown", PROVIDER, provider);
        } else if (event instanceof LinkStopped) {
            count("greenapi.linkings.stopped", PROVIDER, provider);
        } else if (event instanceof LinkFailed failed) {
            count("greenapi.sessions.ended", PROVIDER, provider, OUTCOME, failed.type(), "kind", word(failed.kind()));
        } else if (event.ending()) {
            count("greenapi.sessions.ended", PROVIDER, provider, OUTCOME, event.type(), "kind", "none");
        }
    }

    @Override
    public void linkedAfter(Provider provider, Duration time) {
        timer("greenapi.time.to.link", "From the start of a linking to the link", PROVIDER, provider.word())
                .record(time);
    }

    @Override
    public void notificationLag(Provider provider, Duration lag) {
        timer("greenapi.notifications.lag", "From what happened to the route", PROVIDER, provider.word())
                .record(lag.isNegative() ? Duration.ZERO : lag);
    }

    @Override
    public void states(Function<AccountState.Value, Integer> count) {
        for (AccountState.Value value : AccountState.Value.values()) {
            Gauge.builder("greenapi.accounts", () -> count.apply(value))
                    .description("Watched accounts by state")
                    .tag("state", value.name())
                    .register(registry);
        }
    }

    private Timer timer(String name, String description, String... tags) {
        return Timer.builder(name).description(description).tags(tags).register(registry);
    }

    private void count(String name, String... tags) {
        registry.counter(name, tags).increment();
    }

    private static String word(GreenApiError kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
