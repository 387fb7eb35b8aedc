/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgreenapi.simulator.Http;
import io.github.camelgreenapi.simulator.Receiver;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.simulator.fault.Fault;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallbacksTest {

    private static final String PHONE = "5511999999999";

    private final Simulator simulator = Simulator.builder().manualTime().start();
    private final SimulatedAccount account = simulator.zApi();
    private final Http http = Http.zApi(simulator, account);
    private final Receiver receiver = new Receiver();

    @BeforeEach
    void register() {
        http.send("PUT", "update-every-webhooks", "{\"value\":\"" + receiver.url() + "\"}");
    }

    @AfterEach
    void stop() {
        simulator.close();
        receiver.close();
    }

    @Test
    void aLinkIsPosted() throws Exception {
        account.scanCurrent(PHONE);

        JsonNode told = told(1);
        assertThat(told.get("type").asText()).isEqualTo("ConnectedCallback");
        assertThat(told.get("connected").asBoolean()).isTrue();
        assertThat(told.get("phone").asText()).isEqualTo(PHONE);
        assertThat(told.get("instanceId").asText()).isEqualTo(account.instance());
        assertThat(told.get("momment").asLong()).isEqualTo(simulator.now().toEpochMilli());
        await().until(() -> account.queued() == 0);
    }

    @Test
    void anUnlinkByThePhoneIsPosted() throws Exception {
        account.scanCurrent(PHONE);
        told(1);
        account.unlink();

        JsonNode told = told(2);
        assertThat(told.get("type").asText()).isEqualTo("DisconnectedCallback");
        assertThat(told.get("disconnected").asBoolean()).isTrue();
        assertThat(told.get("error").asText()).isEqualTo("Device has been disconnected");
    }

    @Test
    void aRestartIsPostedAsConnecting() throws Exception {
        account.scanCurrent(PHONE);
        told(1);
        http.get("restart");
        simulator.advance(Duration.ofMillis(200));

        assertThat(told(2).get("type").asText()).isEqualTo("ConnectedCallback");
    }

    @Test
    void anOwnDisconnectIsPostedOnlyIfWanted() throws Exception {
        account.scanCurrent(PHONE);
        told(1);
        http.get("disconnect");
        account.fault(Fault.DISCONNECT_WEBHOOK).once();
        account.scanCurrent("5511888888888");
        assertThat(told(2).get("phone").asText()).isEqualTo("5511888888888");
        http.get("disconnect");
        assertThat(told(3).get("type").asText()).isEqualTo("DisconnectedCallback");
    }

    @Test
    void mommentMayCountSecondsOrBeAText() throws Exception {
        account.fault(Fault.MOMMENT_SECONDS).once();
        account.scanCurrent(PHONE);
        assertThat(told(1).get("momment").asLong()).isEqualTo(simulator.now().getEpochSecond());
        account.fault(Fault.MOMMENT_TEXT).once();
        account.unlink();
        assertThat(told(2).get("momment").isTextual()).isTrue();
    }

    @Test
    void aBodyMayBeGzipped() throws Exception {
        account.fault(Fault.GZIP_WEBHOOK).once();
        account.scanCurrent(PHONE);
        await().until(() -> receiver.told().size() == 1);

        Receiver.Told told = receiver.told().get(0);
        assertThat(told.header("Content-encoding")).isEqualTo("gzip");
        String text = new String(
                new GZIPInputStream(new ByteArrayInputStream(told.bytes())).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text).contains("ConnectedCallback");
    }

    @Test
    void aCallbackMayBeRepeated() {
        account.fault(Fault.REPEATED_WEBHOOK).once();
        account.scanCurrent(PHONE);

        await().until(() -> receiver.told().size() == 3);
        assertThat(receiver.told())
                .extracting(Receiver.Told::text)
                .containsOnly(receiver.told().get(0).text());
    }

    @Test
    void anythingElseGoesToTheWebhookOfItsKind() throws Exception {
        account.setting("connectedCallbackUrl", "");
        account.queue("{\"type\":\"ConnectedCallback\"}");
        account.queue("{\"type\":\"ReceivedCallback\"}");

        assertThat(told(1).get("type").asText()).isEqualTo("ReceivedCallback");
    }

    private JsonNode told(int times) throws Exception {
        await().until(() -> receiver.told().size() >= times);
        assertThat(receiver.told()).hasSize(times);
        return new ObjectMapper().readTree(receiver.told().get(times - 1).text());
    }
}
