/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operator's page asks for, over HTTP, with simulated accounts. */
class ConsoleTest {

    private static final String INSTANCE = "1101000001";

    private final HttpClient http = HttpClient.newHttpClient();
    private LinkingConsole console;

    private void start(Map<String, String> environment) {
        console = new LinkingConsole(Settings.of(List.of("--port=0"), environment), List.of());
        console.start();
    }

    @AfterEach
    void stop() {
        console.close();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(request(path, headers).GET());
    }

    private HttpResponse<String> post(String path, String json, String... headers) throws Exception {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(console.url() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void itListsTheAccountsWithTheirStates() {
        start(Map.of());

        Awaitility.await().until(() -> get("/console/accounts").body().split("NOT_AUTHORIZED\",\"history").length == 5);
    }

    @Test
    void aLinkOpensThePageOfOneAccount() throws Exception {
        start(Map.of());

        String link = post("/console/accounts/" + INSTANCE + "/links", "{\"minutes\":5}")
                .body();

        assertThat(link).contains("\"url\":\"" + console.url() + "/link/", "<svg");
        String path = link.replaceAll(".*\"path\":\"([^\"]+)\".*", "$1");
        assertThat(get(path).body()).contains("<greenapi-link page src=").doesNotContain(INSTANCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1101000001 {\"minutes\":0}",
                "1101000001 {\"minutes\":99999}",
                "1101000001 {\"minutes\":\"soon\"}",
                "1101000001 {\"phone\":\"12\"}",
                "1101999999 {}"
            })
    void aLinkThatMakesNoSenseIsRefusedWithTheReason(String request) throws Exception {
        start(Map.of());
        String[] parts = request.split(" ");

        HttpResponse<String> answer = post("/console/accounts/" + parts[0] + "/links", parts[1]);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"text\":\"");
    }

    @Test
    void aPasswordGuardsTheOperatorsPagesButNotTheTenants() throws Exception {
        start(Map.of("CONSOLE_PASSWORD", "open sesame"));
        String right = basic("operator:open sesame");

        for (String path : List.of("/", "/console.js", "/console/accounts", "/console/health")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(401);
            assertThat(get(path, "Authorization", basic("operator:wrong")).statusCode())
                    .as(path)
                    .isEqualTo(401);
            assertThat(get(path, "Authorization", right).statusCode()).as(path).isEqualTo(200);
        }
        String links = "/console/accounts/" + INSTANCE + "/links";
        assertThat(post(links, "{}").statusCode()).isEqualTo(401);
        assertThat(get("/console/accounts").headers().firstValue("WWW-Authenticate"))
                .isPresent();
        String path = post(links, "{}", "Authorization", right).body().replaceAll(".*\"path\":\"([^\"]+)\".*", "$1");
        assertThat(get(path).statusCode()).isEqualTo(200);
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes());
    }

    @Test
    void anotherSiteCannotUseTheOperatorsBrowser() throws Exception {
        start(Map.of());
        String unlink = "/console/accounts/" + INSTANCE + "/unlink";

        assertThat(post(unlink, "{}", "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(send(request(unlink).header("Content-Type", "text/plain").POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"localhost, 200", "evil.example, 403", "127.0.0.1.evil.example, 403"})
    void withoutAPasswordOnlyThisMachinesNamesAreServed(String host, int status) throws Exception {
        start(Map.of());

        assertThat(statusAt(host)).isEqualTo(status);
    }

    /** By hand, for the JDK's client lets nobody name another host than it connects to. */
    private int statusAt(String host) throws IOException {
        URI address = URI.create(console.url());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            String request =
                    "GET / HTTP/1.1\r\nHost: " + host + ":" + address.getPort() + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        }
    }

    @Test
    void unlinkLogsOut() throws Exception {
        start(Map.of());

        assertThat(post("/console/accounts/" + INSTANCE + "/unlink", "{}").body())
                .isEqualTo("{\"text\":\"Unlinked\"}");
    }

    @Test
    void thePhoneSeesOnlyCodes() throws Exception {
        start(Map.of());
        String phone = "/console/accounts/" + INSTANCE + "/phone/";

        assertThat(post(phone + "scan", "{\"number\":\"441234567890\"}").body()).contains("shows no code");
        assertThat(post(phone + "scan", "{\"image\":\"data:image/png;base64,AAAA\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(phone + "type", "{\"code\":\"AAAA-AAAA\"}").body()).contains("wrong");
    }
}
