/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import static io.github.camelgreenapi.internal.concurrent.Durations.shorter;

import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.internal.concurrent.Backoff;
import io.github.camelgreenapi.internal.engine.ConnectionKey;
import io.github.camelgreenapi.internal.link.LinkPolicy;
import io.github.camelgreenapi.internal.notification.QueuePolicy;
import io.github.camelgreenapi.internal.state.StatePolicy;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * Translates an endpoint's options into the policies of the services.
 *
 * <p>Connection options that are not set come from Camel's {@code http} component, if the context has one, because a
 * platform's proxy and trust are set up there.
 */
final class EndpointPolicies {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(75);
    // Beyond the time that the provider may hold a request; a connection that died must not hold notifications up.
    private static final Duration DEAD_CONNECTION = Duration.ofSeconds(30);
    // For a poll that is repeated anyway, a new instance is none to report at once.
    private static final Duration STARTUP_OF_POLLED = Duration.ofMinutes(5);
    private static final Duration FIRST_POLL_APART = Duration.ofMillis(10);

    private final EndpointOptions endpoint;
    private final GreenApiConfiguration options;
    private final boolean globalSsl;
    private final CamelContext context;
    // Null when the context has none.
    private final HttpComponent http;

    /** @param globalSsl whether the component is to use the context's TLS set-up */
    EndpointPolicies(EndpointOptions endpoint, boolean globalSsl, CamelContext context) {
        this.endpoint = endpoint;
        this.options = endpoint.shared();
        this.globalSsl = globalSsl;
        this.context = context;
        this.http = context.hasComponent("http") instanceof HttpComponent component ? component : null;
    }

    ConnectionKey connections() {
        boolean ownProxy = options.getProxyHost() != null || http == null || http.getProxyHost() == null;
        Integer port = ownProxy ? options.getProxyPort() : http.getProxyPort();
        return new ConnectionKey(
                connectTimeout(),
                options.getMaxConnections(),
                ssl(),
                ownProxy ? options.getProxyHost() : http.getProxyHost(),
                port == null ? 0 : port,
                ownProxy ? options.getProxyAuthUsername() : http.getProxyAuthUsername(),
                ownProxy ? options.getProxyAuthPassword() : http.getProxyAuthPassword());
    }

    private Duration connectTimeout() {
        if (options.getConnectTimeout() > 0) {
            return Duration.ofMillis(options.getConnectTimeout());
        }
        // Nobody chose the http component's default of three minutes, so it does not count as set.
        boolean chosen = http != null && http.getConnectTimeout() != new HttpComponent().getConnectTimeout();
        return chosen ? Duration.ofMillis(http.getConnectTimeout()) : CONNECT_TIMEOUT;
    }

    private SSLContextParameters ssl() {
        if (options.getSslContextParameters() != null) {
            return options.getSslContextParameters();
        }
        if (globalSsl || http != null && http.isUseGlobalSslContextParameters()) {
            return context.getSSLContextParameters();
        }
        return http == null ? null : http.getSslContextParameters();
    }

    /** The time for a whole call. */
    Duration responseTimeout() {
        if (options.getResponseTimeout() > 0) {
            return Duration.ofMillis(options.getResponseTimeout());
        }
        return http != null && http.getResponseTimeout() > 0
                ? Duration.ofMillis(http.getResponseTimeout())
                : RESPONSE_TIMEOUT;
    }

    Duration settingsTimeout() {
        return Duration.ofMillis(options.getSettingsTimeout());
    }

    /** How long a new instance may refuse its credentials; zero for not at all. */
    Duration startupTimeout() {
        return Duration.ofMillis(options.getStartupTimeout());
    }

    /** @param accounts how many are polled from the start; their first polls are spread */
    StatePolicy state(int accounts) {
        Duration interval = Duration.ofMillis(options.getStateInterval());
        Duration spread = FIRST_POLL_APART.multipliedBy(accounts);
        return new StatePolicy(
                interval,
                responseTimeout(),
                shorter(spread, interval),
                endpoint.emitInitial(),
                endpoint.debounce(),
                startupTimeout().isZero() ? STARTUP_OF_POLLED : startupTimeout());
    }

    QueuePolicy queue() {
        Duration timeout = responseTimeout();
        return new QueuePolicy(Duration.ofMillis(options.getReceiveTimeout()), shorter(timeout, DEAD_CONNECTION));
    }

    LinkPolicy link() {
        return new LinkPolicy(
                endpoint.transport(),
                options.getQrInterval() == 0 ? null : Duration.ofMillis(options.getQrInterval()),
                options.getMaxQrCodes(),
                Duration.ofMillis(options.getSessionTimeout()),
                options.getRepeat(),
                options.getMaxSessions(),
                Backoff.of(Duration.ofMillis(options.getRepeatDelay()), Duration.ofMillis(options.getMaxRepeatDelay())),
                endpoint.expectedPhone() == null || endpoint.expectsPreviousPhone()
                        ? null
                        : PhoneNumber.parse(endpoint.expectedPhone()),
                endpoint.expectsPreviousPhone(),
                endpoint.logoutWrongAccount(),
                responseTimeout(),
                connectTimeout(),
                startupTimeout());
    }
}
