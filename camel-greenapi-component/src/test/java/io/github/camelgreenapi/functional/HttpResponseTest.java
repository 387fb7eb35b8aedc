/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgreenapi.simulator.Simulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A result that a route sends back as an HTTP response, with no step in between. */
class HttpResponseTest {

    private static final Simulator simulator =
            Simulator.builder().rateLimits(false).start();
    private static final Main main = new Main();
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        main.configure().httpServer().withEnabled(true).withHost("127.0.0.1").withPort(0);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/code").to(LinkVariant.GREEN_API_BY_POLLING.uri("qr", simulator));
                from("platform-http:/state").to(LinkVariant.GREEN_API_BY_POLLING.uri("state", simulator));
            }
        });
        main.start();
        port = main.getCamelContext()
                .hasService(VertxPlatformHttpServer.class)
                .getServer()
                .actualPort();
    }

    @AfterAll
    static void stop() {
        main.stop();
        simulator.close();
    }

    private static HttpResponse<byte[]> post(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header("Content-Type", "text/csv")
                                .POST(HttpRequest.BodyPublishers.ofString("a,b"))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String contentType(HttpResponse<byte[]> response) {
        return response.headers().firstValue("Content-Type").orElse("");
    }

    @Test
    void aCodeIsAPicture() throws Exception {
        HttpResponse<byte[]> response = post("/code");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(contentType(response)).isEqualTo("image/png");
        assertThat(response.body()).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void anotherResultIsJson() throws Exception {
        HttpResponse<byte[]> response = post("/state");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(contentType(response)).isEqualTo("application/json");
        assertThat(new ObjectMapper().readTree(response.body()).path("value").asText())
                .isEqualTo("NOT_AUTHORIZED");
    }
}
