/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.GreenApiComponent;
import io.github.camelgreenapi.GreenApiConfiguration;
import java.time.Duration;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Proxy, trust and time-outs come from the options, or else from Camel's http component. */
class ConnectionKeyTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final GreenApiComponent component = context.getComponent("greenapi", GreenApiComponent.class);
    private final GreenApiConfiguration options = component.getConfiguration();

    @AfterEach
    void stop() {
        context.stop();
    }

    private HttpComponent platform() {
        HttpComponent http = context.getComponent("http", HttpComponent.class);
        http.setProxyHost("proxy.example");
        http.setProxyPort(3128);
        http.setProxyAuthUsername("user");
        http.setProxyAuthPassword("pa55");
        http.setSslContextParameters(new SSLContextParameters());
        http.setConnectTimeout(4_000);
        http.setResponseTimeout(50_000);
        return http;
    }

    private ConnectionKey wiring() {
        return ConnectionKey.of(options, component);
    }

    @Test
    void withoutAnythingConnectionsAreDirect() {
        assertThat(wiring().proxyHost()).isNull();
        assertThat(wiring().ssl()).isNull();
        assertThat(wiring().connectTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(ConnectionKey.responseTimeout(options, context)).isEqualTo(Duration.ofSeconds(75));
    }

    @Test
    void anHttpComponentThatIsNotSetUpChangesNothing() {
        context.getComponent("http", HttpComponent.class);

        withoutAnythingConnectionsAreDirect();
    }

    @Test
    void whatIsNotSetIsTakenFromTheHttpComponent() {
        HttpComponent http = platform();

        assertThat(wiring().proxyHost()).isEqualTo("proxy.example");
        assertThat(wiring().proxyPort()).isEqualTo(3128);
        assertThat(wiring().proxyUser()).isEqualTo("user");
        assertThat(wiring().proxyPassword()).isEqualTo("pa55");
        assertThat(wiring().ssl()).isSameAs(http.getSslContextParameters());
        assertThat(wiring().connectTimeout()).isEqualTo(Duration.ofSeconds(4));
        assertThat(ConnectionKey.responseTimeout(options, context)).isEqualTo(Duration.ofSeconds(50));
        assertThat(wiring().toString()).doesNotContain("pa55");
    }

    @Test
    void ownOptionsComeFirst() {
        platform();
        SSLContextParameters trust = new SSLContextParameters();
        options.setProxyHost("own.example");
        options.setProxyPort(8080);
        options.setSslContextParameters(trust);
        options.setConnectTimeout(1_000);
        options.setResponseTimeout(2_000);

        assertThat(wiring().proxyHost()).isEqualTo("own.example");
        assertThat(wiring().proxyUser()).as("another proxy's user").isNull();
        assertThat(wiring().ssl()).isSameAs(trust);
        assertThat(wiring().connectTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(ConnectionKey.responseTimeout(options, context)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void theContextsTrustIsUsedWhenAskedFor() {
        SSLContextParameters global = new SSLContextParameters();
        context.setSSLContextParameters(global);
        assertThat(wiring().ssl()).isNull();

        component.setUseGlobalSslContextParameters(true);

        assertThat(wiring().ssl()).isSameAs(global);
    }

    @Test
    void endpointsWithTheSameOptionsShareConnections() {
        context.start();

        HttpClients one = component.engine().wires(options.copy());
        HttpClients same = component.engine().wires(options.copy());
        options.setConnectTimeout(1_000);
        HttpClients other = component.engine().wires(options);

        assertThat(one).isSameAs(same).isNotSameAs(other);
    }
}
