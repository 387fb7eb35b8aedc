/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path folder;

    private static Path file;
    private static HttpClient client;

    @BeforeAll
    static void makeACertificate() throws Exception {
        file = folder.resolve("keystore.p12");
        keytool("-genkeypair", "-alias", "simulator", "-keyalg", "EC", "-dname", "CN=simulator");
        client = HttpClient.newBuilder().sslContext(trustingIt()).build();
    }

    @Test
    void everythingIsServedOverTls() throws Exception {
        try (Simulator simulator = Main.wanted("--port=0", "--tls=" + file, "--tls-password=" + PASSWORD)
                .start()) {
            assertThat(simulator.url()).startsWith("https://127.0.0.1:");
            URI qr = URI.create(simulator.url() + Http.path(simulator.greenApi(), "qr"));

            assertThat(client.send(HttpRequest.newBuilder(qr).build(), BodyHandlers.ofString())
                            .body())
                    .contains("qrCode");
            assertThat(firstFrame(simulator)).contains("qrCode");
        }
    }

    @Test
    void aWrongPasswordOrFileIsRefusedAtOnce() {
        assertThatThrownBy(() -> Main.wanted("--tls=" + file, "--tls-password=wrong"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("keystore.p12")
                .hasMessageNotContaining("=wrong");
        assertThatThrownBy(() -> Main.wanted("--tls=missing.p12")).hasMessageContaining("missing.p12");
    }

    private static String firstFrame(Simulator simulator) throws Exception {
        CompletableFuture<String> first = new CompletableFuture<>();
        WebSocket socket = client.newWebSocketBuilder()
                .buildAsync(
                        URI.create(simulator.url().replace("https:", "wss:")
                                + Http.path(simulator.greenApi(), "scanqrcode")),
                        new WebSocket.Listener() {
                            @Override
                            public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                                first.complete(text.toString());
                                return null;
                            }
                        })
                .get(20, TimeUnit.SECONDS);
        String frame = first.get(20, TimeUnit.SECONDS);
        socket.abort();
        return frame;
    }

    private static SSLContext trustingIt() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("simulator", keys.getCertificate("simulator"));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        keytool.command().addAll(List.of(arguments));
        keytool.command()
                .addAll(List.of(
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD));
        assertThat(keytool.redirectErrorStream(true).start().waitFor()).isZero();
    }
}
