/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import io.github.camelgreenapi.internal.concurrent.Timer;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import io.vertx.core.net.TrustOptions;
import io.vertx.core.spi.tls.DefaultSslContextFactory;
import io.vertx.core.spi.tls.SslContextFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;

/** Opens web sockets through Vert.x, one event loop for all of them. */
public final class VertxSockets implements Sockets {

    // A QR code is some 6 KB; ten times a hundred of that is a broken provider.
    private static final int LARGEST_MESSAGE = 1024 * 1024;
    private static final int LAST_STATUS = 599;
    // How long the other side may take to answer a close before the connection is cut.
    private static final int CLOSING_SECONDS = 2;

    private final Vertx vertx;
    private final WebSocketClient client;

    public VertxSockets(ConnectionConfig connections) {
        vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setAddressResolverOptions(new AddressResolverOptions())
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        // Vert.x 4.5 forgets to cancel a handshake's time-out when that is its very first timer, number 0, and so would
        // close the first socket in the middle of its life.
        vertx.cancelTimer(vertx.setTimer(1, timer -> {}));
        client = vertx.createWebSocketClient(options(connections));
    }

    private static WebSocketClientOptions options(ConnectionConfig connections) {
        WebSocketClientOptions options = new WebSocketClientOptions()
                .setMaxConnections(Integer.MAX_VALUE)
                .setClosingTimeout(CLOSING_SECONDS)
                .setMaxFrameSize(LARGEST_MESSAGE)
                .setMaxMessageSize(LARGEST_MESSAGE);
        if (connections.ssl() != null) {
            // Vert.x asks its engine options for a context only when a trust was set; this one is never asked then.
            options.setSslEngineOptions(new GivenSsl(connections.ssl()))
                    .setTrustOptions(TrustOptions.wrap(new Nobody()));
        }
        if (connections.proxyHost() != null) {
            ProxyOptions proxy = new ProxyOptions()
                    .setType(ProxyType.HTTP)
                    .setHost(connections.proxyHost())
                    .setPort(connections.proxyPort());
            if (connections.proxyUser() != null) {
                String password = connections.proxyPassword() == null ? "" : connections.proxyPassword();
                proxy.setUsername(connections.proxyUser()).setPassword(password);
            }
            options.setProxyOptions(proxy);
        }
        return options;
    }

    @Override
    public Timer.Cancellable open(URI uri, Duration connectTimeout, Listener listener) {
        boolean secure = "wss".equalsIgnoreCase(uri.getScheme());
        WebSocketConnectOptions target = new WebSocketConnectOptions()
                .setHost(uri.getHost())
                .setPort(uri.getPort() != -1 ? uri.getPort() : secure ? 443 : 80)
                .setSsl(secure)
                .setURI(uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()))
                .setConnectTimeout((int) connectTimeout.toMillis())
                .setTimeout(connectTimeout.toMillis());
        Opening opening = new Opening(listener);
        // Everything of one socket happens on one event loop, so the listener is told one thing at a time.
        vertx.getOrCreateContext().runOnContext(start -> client.connect(target).onComplete(opening::ended));
        return () -> vertx.runOnContext(stop -> opening.cancel());
    }

    @Override
    public void close() {
        vertx.close();
    }

    /** A socket from its opening on. All fields belong to the event loop. */
    private static final class Opening {

        private final Listener listener;
        private WebSocket socket;
        private boolean cancelled;

        Opening(Listener listener) {
            this.listener = listener;
        }

        void ended(io.vertx.core.AsyncResult<WebSocket> result) {
            if (result.failed()) {
                refused(result.cause());
                return;
            }
            socket = result.result();
            socket.closeHandler(closed -> listener.closed(
                    socket.closeStatusCode() == null ? "connection lost" : "closed with " + socket.closeStatusCode()));
            // What went wrong is told by the close that follows.
            socket.exceptionHandler(failure -> socket.close());
            socket.textMessageHandler(listener::message);
            socket.binaryMessageHandler(message -> listener.message(message.toString(StandardCharsets.UTF_8)));
            if (cancelled) {
                socket.close();
            }
        }

        private void refused(Throwable cause) {
            // What is no HTTP at all has a status that HTTP does not know.
            if (cause instanceof UpgradeRejectedException rejection && rejection.getStatus() <= LAST_STATUS) {
                Buffer body = rejection.getBody();
                String retryAfter = rejection.getHeaders() == null
                        ? null
                        : rejection.getHeaders().get("Retry-After");
                listener.refused(new Reply(
                        rejection.getStatus(), body == null ? null : body.getBytes(), Reply.retryAfter(retryAfter)));
            }
            listener.closed(cause.getClass().getSimpleName());
        }

        void cancel() {
            cancelled = true;
            if (socket != null) {
                socket.close();
            }
        }
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

    /** Lets Vert.x use an SSLContext that Camel has made. */
    private static final class GivenSsl extends JdkSSLEngineOptions {

        private final SSLContext ssl;

        GivenSsl(SSLContext ssl) {
            this.ssl = ssl;
        }

        @Override
        public JdkSSLEngineOptions copy() {
            return new GivenSsl(ssl);
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
                    return new JdkSslContext(
                            ssl,
                            true,
                            null,
                            IdentityCipherSuiteFilter.INSTANCE,
                            ApplicationProtocolConfig.DISABLED,
                            ClientAuth.NONE,
                            null,
                            false);
                }
            };
        }
    }
}
