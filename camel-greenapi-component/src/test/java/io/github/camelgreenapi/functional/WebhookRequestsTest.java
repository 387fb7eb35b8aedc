/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.internal.webhook.WebhookBody;
import io.github.camelgreenapi.simulator.fault.Fault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests a webhook accepts, whoever posts them. */
class WebhookRequestsTest {

    private static final LinkVariant WAY = LinkVariant.GREEN_API_BY_POLLING;
    private static final int MB = 1024 * 1024;

    private static WebhookFixture webhook;
    private static String url;
    private static String instance;

    @BeforeAll
    static void serve() throws Exception {
        webhook = new WebhookFixture();
        webhook.serve(WAY, "&webhookToken=sesame");
        url = webhook.awaitRegistration(WAY);
        await().until(() -> WAY.account(webhook.simulator).queued() == 0);
        instance = WAY.account(webhook.simulator).instance();
    }

    @AfterAll
    static void stop() {
        webhook.close();
    }

    @BeforeEach
    void forget() {
        webhook.events.exchanges().clear();
    }

    private static int post(String authorization, byte[] body, String... headers) throws Exception {
        return webhook.post(url, authorization, body, headers).statusCode();
    }

    private static byte[] message() {
        return webhook.message(instance);
    }

    private static byte[] state(String word, long second) {
        return ("{\"typeWebhook\":\"stateInstanceChanged\",\"instanceData\":{\"idInstance\":" + instance
                        + "},\"timestamp\":" + second + ",\"stateInstance\":\"" + word + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void strangersAreRefused() throws Exception {
        assertThat(post(null, message())).isEqualTo(401);
        assertThat(post("", message())).isEqualTo(401);
        assertThat(post("Bearer wrong", message())).isEqualTo(401);
        assertThat(post("Bearer sesame sesame", message())).isEqualTo(401);
        assertThat(post("Bearer sesame", webhook.message("1101999999"))).isEqualTo(403);
        assertThat(webhook.events.exchanges()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sesame", "Basic sesame", "bearer sesame"})
    void theTokenIsKnownInEachForm(String form) throws Exception {
        assertThat(post(form, message())).isEqualTo(200);
        assertThat(webhook.events.exchanges()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"sesame, wrong", "wrong, sesame", "wrong, wrong"})
    void ofTwoTokensOneIsWrong(String first, String second) throws Exception {
        assertThat(post(first, message(), "Authorization", second)).isEqualTo(401);
        assertThat(webhook.events.exchanges()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "", "null", "[]", "7", "\"x\"", "{", "{} {}", "\u0000"})
    void whatIsNoObjectIsRefused(String body) throws Exception {
        assertThat(post("sesame", body.getBytes(StandardCharsets.UTF_8))).isEqualTo(400);
        assertThat(post("sesame", ("[" + new String(message(), StandardCharsets.UTF_8) + "]").getBytes()))
                .isEqualTo(400);
        assertThat(webhook.events.exchanges()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded, typeWebhook=stateInstanceChanged",
        "'multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n{}\r\n--b--\r\n'"
    })
    void formsAreRefused(String type, String body) throws Exception {
        HttpRequest form = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", type)
                .header("Authorization", "Bearer sesame")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();

        assertThat(webhook.client
                        .send(form, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(415);
        assertThat(webhook.events.exchanges()).isEmpty();
    }

    @Test
    void noHeaderOfARequestIsNeededButTheToken() throws Exception {
        HttpRequest bare = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "sesame")
                // Without a length, and so in chunks.
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(message())))
                .build();

        assertThat(webhook.client
                        .send(bare, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("sesame", message(), "Content-Type", "text/plain", "Content-Type", "x/y"))
                .isEqualTo(200);
    }

    @Test
    void nothingOfARequestBecomesAHeaderUnchecked() throws Exception {
        String evil = "a\\r\\nX-Injected: 1 sesame";
        String body = ("{\"typeWebhook\":\"E\",\"idMessage\":\"E\",\"status\":\"E\",\"receiptId\":\"E\","
                        + "\"instanceData\":{\"idInstance\":" + instance
                        + ",\"wid\":\"E\",\"typeInstance\":\"E\"},\"timestamp\":\"E\",\"stateInstance\":\"E\","
                        + "\"CamelGreenApiInstance\":\"E\",\"headers\":{\"CamelHttpUri\":\"E\"}}")
                .replace("\"E\"", "\"" + evil + "\"");

        assertThat(post(
                        "sesame",
                        body.getBytes(StandardCharsets.UTF_8),
                        "CamelGreenApiInstance",
                        "9",
                        "CamelHttpUri",
                        "http://elsewhere",
                        "CamelGreenApiMeta.tenant",
                        "other"))
                .isEqualTo(200);

        Exchange taken = webhook.events.exchanges().get(0);
        assertThat(taken.getMessage().getHeaders())
                .containsOnlyKeys(
                        GreenApiConstants.PROVIDER,
                        GreenApiConstants.INSTANCE,
                        GreenApiConstants.EVENT_TYPE,
                        GreenApiConstants.EVENT_ID,
                        GreenApiConstants.TYPE_WEBHOOK,
                        GreenApiConstants.SOURCE,
                        GreenApiConstants.MESSAGE_TIMESTAMP)
                .containsEntry(GreenApiConstants.INSTANCE, instance)
                .containsEntry(GreenApiConstants.TYPE_WEBHOOK, "unknown");
        assertThat(taken.getMessage().getHeaders().values().toString()).doesNotContain("Injected", "sesame");
        Map<?, ?> members = taken.getMessage().getBody(Map.class);
        assertThat(members.keySet().toString()).contains("CamelGreenApiInstance", "headers");
    }

    @Test
    void aReplayedChangeHasItsFirstIdAndUndoesNothing() throws Exception {
        for (String word : List.of("authorized", "notAuthorized", "authorized")) {
            assertThat(post("sesame", state(word, word.equals("authorized") ? 1_767_225_600 : 1_767_229_200)))
                    .isEqualTo(200);
        }
        assertThat(post("sesame", state("notAuthorized", 1_767_229_200))).isEqualTo(200);

        List<StateChanged> changes = webhook.events.all(StateChanged.class);
        assertThat(changes).hasSize(4);
        assertThat(changes.get(2).id()).isEqualTo(changes.get(0).id());
        assertThat(changes.get(3).id()).isEqualTo(changes.get(1).id());
    }

    @Test
    void nothingIsAcceptedBeforeTheSecretIsKnown() throws Exception {
        try (WebhookFixture own = new WebhookFixture()) {
            WAY.account(own.simulator)
                    .fault(Fault.STATUS, "500")
                    .on("getSettings")
                    .untilCleared();
            own.serve(WAY, "&webhookPath=/nobody-knows-this-path");

            byte[] message = own.message(WAY.account(own.simulator).instance());

            assertThat(own.post("http://127.0.0.1:" + own.port + "/nobody-knows-this-path", "Bearer sesame", message)
                            .statusCode())
                    .isEqualTo(503);
            assertThat(own.events.exchanges()).isEmpty();
        }
    }

    @Test
    void compressedBodiesAreReadUpToABound() throws Exception {
        String[] encoding = {"Content-Encoding", "gzip"};
        byte[] honest = gzip(message());
        assertThat(post("sesame", honest, encoding)).isEqualTo(200);
        assertThat(post("sesame", honest)).isEqualTo(200);
        byte[] bomb = gzip(new byte[100 * WebhookBody.LARGEST]);
        assertThat(bomb.length).isLessThan(WebhookBody.LARGEST);
        assertThat(post("sesame", bomb, encoding)).isEqualTo(413);
        assertThat(post("sesame", new byte[WebhookBody.LARGEST + 1])).isEqualTo(413);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    @Test
    void chunksWithoutEndAreRefusedWhileTheyCome() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", webhook.port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + URI.create(url).getPath() + " HTTP/1.1\r\nHost: x\r\nAuthorization: sesame\r\n"
                            + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            long said = 0;
            while (socket.getInputStream().available() == 0 && said < 300L * MB) {
                out.write(chunk);
                said += chunk.length;
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 413");
            assertThat(said).isLessThan(64L * MB);
        }
        assertThat(webhook.events.exchanges()).isEmpty();
    }
}
