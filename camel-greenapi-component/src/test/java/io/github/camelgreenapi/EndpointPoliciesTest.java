/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.internal.engine.ConnectionKey;
import io.github.camelgreenapi.internal.engine.HttpClients;
import java.time.Duration;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Proxy, trust and time-outs come from the options, or else from Camel's http component. */
class EndpointPoliciesTest {

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

    private EndpointPolicies policies() {
        return new EndpointPolicies(
                new EndpointOptions(
                        GreenApiOperation.qr, options, "1", null, null, null, false, true, Duration.ZERO, null),
                component.isUseGlobalSslContextParameters(),
                context);
    }

    private ConnectionKey key() {
        return policies().connections();
    }

    @Test
    void withoutAnythingConnectionsAreDirect() {
        assertThat(key().proxyHost()).isNull();
        assertThat(key().ssl()).isNull();
        assertThat(key().connectTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(policies().responseTimeout()).isEqualTo(Duration.ofSeconds(75));
    }

    @Test
    void anHttpComponentThatIsNotSetUpChangesNothing() {
        context.getComponent("http", HttpComponent.class);

        withoutAnythingConnectionsAreDirect();
    }

    @Test
    void whatIsNotSetIsTakenFromTheHttpComponent() {
        HttpComponent http = platform();

        assertThat(key().proxyHost()).isEqualTo("proxy.example");
        assertThat(key().proxyPort()).isEqualTo(3128);
        assertThat(key().proxyUser()).isEqualTo("user");
        assertThat(key().proxyPassword()).isEqualTo("pa55");
        assertThat(key().ssl()).isSameAs(http.getSslContextParameters());
        assertThat(key().connectTimeout()).isEqualTo(Duration.ofSeconds(4));
        assertThat(policies().responseTimeout()).isEqualTo(Duration.ofSeconds(50));
        assertThat(key().toString()).doesNotContain("pa55");
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

        assertThat(key().proxyHost()).isEqualTo("own.example");
        assertThat(key().proxyUser()).as("another proxy's user").isNull();
        assertThat(key().ssl()).isSameAs(trust);
        assertThat(key().connectTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(policies().responseTimeout()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void theContextsTrustIsUsedWhenAskedFor() {
        SSLContextParameters global = new SSLContextParameters();
        context.setSSLContextParameters(global);
        assertThat(key().ssl()).isNull();

        component.setUseGlobalSslContextParameters(true);

        assertThat(key().ssl()).isSameAs(global);
    }

    @Test
    void endpointsWithTheSameOptionsShareConnections() {
        context.start();

        ConnectionKey key = key();
        HttpClients one = component.engine().clients(key);
        HttpClients same = component.engine().clients(key());
        options.setConnectTimeout(1_000);
        HttpClients other = component.engine().clients(key());

        assertThat(one).isSameAs(same).isNotSameAs(other);
    }
}
