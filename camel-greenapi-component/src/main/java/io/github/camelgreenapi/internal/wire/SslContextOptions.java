/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.vertx.core.net.ClientOptionsBase;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.core.spi.tls.DefaultSslContextFactory;
import io.vertx.core.spi.tls.SslContextFactory;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509TrustManager;

/** Lets Vert.x use Camel's SSLContext, with the protocols and cipher suites that it allows. */
final class SslContextOptions extends JdkSSLEngineOptions {

    private final SSLContext ssl;

    private SslContextOptions(SSLContext ssl) {
        this.ssl = ssl;
    }

    static void use(SSLContext ssl, ClientOptionsBase options) {
        // Vert.x asks its engine options for a context only when a trust was set; this one is never asked then.
        options.setSslEngineOptions(new SslContextOptions(ssl)).setTrustOptions(TrustOptions.wrap(new Nobody()));
        options.setEnabledSecureTransportProtocols(Set.of(ssl.createSSLEngine().getEnabledProtocols()));
    }

    @Override
    public JdkSSLEngineOptions copy() {
        return new SslContextOptions(ssl);
    }

    @Override
    public SslContextFactory sslContextFactory() {
        return new DefaultSslContextFactory(null, false) {
            @Override
            public SslContextFactory useAlpn(boolean useAlpn) {
                return this;
            }

            @Override
            public SslContextFactory enabledCipherSuites(Set<String> suites) {
                return this;
            }

            @Override
            public SslContext create() {
                SSLEngine allowed = ssl.createSSLEngine();
                return new JdkSslContext(
                        ssl,
                        true,
                        List.of(allowed.getEnabledCipherSuites()),
                        IdentityCipherSuiteFilter.INSTANCE,
                        ApplicationProtocolConfig.DISABLED,
                        ClientAuth.NONE,
                        allowed.getEnabledProtocols(),
                        false);
            }
        };
    }

    /** Trusts nobody. */
    private static final class Nobody implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("Nobody is trusted");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("Nobody is trusted");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
