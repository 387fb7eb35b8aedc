/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.internal.concurrent.ManualTimer;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With every logger at TRACE, neither an address nor what a server says is logged. */
@Timeout(60)
class WireLoggingTest {

    private static final String SECRET = SenderFixture.SECRET;

    private final Vertx vertx = VertxClients.newVertx();
    private final StringBuffer logged = new StringBuffer();
    private final AbstractAppender appender = new AbstractAppender("wire", null, null, true, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
            StringWriter text = new StringWriter();
            text.append(event.getLoggerName()).append(' ');
            text.append(event.getMessage().getFormattedMessage()).append('\n');
            if (event.getThrown() != null) {
                event.getThrown().printStackTrace(new PrintWriter(text));
            }
            logged.append(text);
        }
    };
    private Level level;

    private static LoggerContext context() {
        return (LoggerContext) LogManager.getContext(false);
    }

    @BeforeEach
    void logEverything() {
        LoggerConfig root = context().getConfiguration().getRootLogger();
        level = root.getLevel();
        appender.start();
        root.addAppender(appender, Level.TRACE, null);
        root.setLevel(Level.TRACE);
        context().updateLoggers();
    }

    @AfterEach
    void logAsBefore() {
        LoggerConfig root = context().getConfiguration().getRootLogger();
        root.removeAppender(appender.getName());
        root.setLevel(level);
        context().updateLoggers();
        vertx.close();
    }

    private static RawServer saying(String reply) {
        return new RawServer(connection -> {
            connection.request();
            connection.say(reply);
        });
    }

    private void nothingSecretIsLogged() {
        assertThat(logged.toString().lines().filter(line -> line.contains(SECRET)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                SECRET + " " + SECRET + " " + SECRET + "\r\n\r\n",
                "HTTP/1.1 " + SECRET + " OK\r\n\r\n",
                "HTTP/1.1 200 " + SECRET + "\r\nContent-Length: " + SECRET + "\r\n\r\n",
                "HTTP/1.1 200 OK\r\n" + SECRET + "\r\n\r\n",
                "HTTP/1.1 404 OK\r\nContent-Length: 11\r\n\r\n" + SECRET,
                "HTTP/1.1 302 OK\r\nLocation: http://localhost:1/" + SECRET + "\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 404 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + SECRET + "\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}" + SECRET,
                "HTTP/1.1 101 " + SECRET + "\r\nUpgrade: " + SECRET + "\r\nSec-WebSocket-Accept: " + SECRET + "\r\n\r\n"
            })
    void whatAServerSaysAboutTheTokenIsNotLogged(String reply) throws Exception {
        try (RawServer server = saying(reply)) {
            askByHttp("http://localhost:" + server.port());
            askBySocket("ws://localhost:" + server.port());
        }
        assertThat(logged.indexOf("io.netty.")).as("the network is heard").isNotNegative();
        nothingSecretIsLogged();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:1", "http://no-such-host.invalid", "https://localhost:1"})
    void whoeverIsNotThereTheAddressIsNotLogged(String base) {
        askByHttp(base);
        askBySocket(base.replace("http", "ws"));
        nothingSecretIsLogged();
    }

    private void askByHttp(String base) {
        try (HttpSender sender = new VertxHttpSender(vertx, ConnectionConfig.direct(), new ManualTimer())) {
            URI uri = URI.create(base + "/waInstance1/logout/" + SECRET + "?a=" + SECRET);
            sender.send(new Request(
                            "one",
                            Request.Verb.POST,
                            uri,
                            Map.of("Client-Token", SECRET),
                            SECRET.getBytes(),
                            SenderFixture.LONG))
                    .handle((answer, failure) -> null)
                    .join();
        }
    }

    private void askBySocket(String base) {
        CompletableFuture<String> closed = new CompletableFuture<>();
        try (Sockets sockets = new VertxSockets(vertx, ConnectionConfig.direct())) {
            URI uri = URI.create(base + "/waInstance1/scanqrcode/" + SECRET);
            sockets.open(uri, Duration.ofSeconds(10), new Sockets.Listener() {
                @Override
                public void message(String text, Runnable taken) {
                    closed.complete(text);
                }

                @Override
                public void refused(Reply refusal) {
                    // The close that follows counts.
                }

                @Override
                public void closed(String reason) {
                    closed.complete(reason);
                }
            });
            closed.join();
        }
    }

    @Test
    void aTokenThatNoHeaderTakesEndsItsCallAndIsNotLogged() throws Exception {
        try (RawServer server = saying("");
                HttpSender sender = new VertxHttpSender(vertx, ConnectionConfig.direct(), new ManualTimer())) {
            URI uri = URI.create("http://localhost:" + server.port() + "/status");
            Map<String, String> headers = Map.of("Client-Token", SECRET + "\nline");

            assertThat(sender.send(new Request("one", Request.Verb.GET, uri, headers, null, SenderFixture.LONG)))
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableOfType(ExecutionException.class)
                    .withMessageContaining("check the tokens for line breaks")
                    .withMessageNotContaining(SECRET);
        }
        nothingSecretIsLogged();
    }
}
