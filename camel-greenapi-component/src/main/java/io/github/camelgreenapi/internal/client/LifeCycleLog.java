/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.client;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.internal.provider.Dialect;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what becomes of one account: at INFO one line for each event that an operator follows, at DEBUG its steps.
 *
 * <p>Callers pass no token, no code and no full phone number.
 */
public final class LifeCycleLog {

    /** The logger's name, one for all accounts. */
    public static final String NAME = "io.github.camelgreenapi.lifecycle";

    private static final Logger LOG = LoggerFactory.getLogger(NAME);
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private final Provider provider;
    private final String instance;

    private LifeCycleLog(Provider provider, String instance) {
        this.provider = provider;
        this.instance = instance;
    }

    public static LifeCycleLog of(GreenApiAccount account) {
        return of(account.provider(), account.instance());
    }

    public static LifeCycleLog of(Provider provider, String instance) {
        return new LifeCycleLog(provider, instance);
    }

    /**
     * Logs an event.
     *
     * @param text with a {@code {}} for each value
     */
    public void event(String text, Object... values) {
        if (LOG.isInfoEnabled()) {
            LOG.info("{} {}: " + text, clean(values));
        }
    }

    /** Logs a step. */
    public void step(String text, Object... values) {
        if (LOG.isDebugEnabled()) {
            LOG.debug("{} {}: " + text, clean(values));
        }
    }

    // A line must stay one line, whatever a provider or an instance's id brings.
    private Object[] clean(Object... values) {
        return Stream.concat(Stream.of(Dialect.of(provider).title(), instance), Stream.of(values))
                .map(value -> value instanceof Duration time ? seconds(time) : String.valueOf(value))
                .map(value -> CONTROL.matcher(value).replaceAll(" "))
                .toArray();
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
