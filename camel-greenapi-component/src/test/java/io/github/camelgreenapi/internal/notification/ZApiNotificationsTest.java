/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.notification;

import static io.github.camelgreenapi.command.CommandFixture.Z_API;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.command.CommandFixture;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.state.StateLedgers;
import io.github.camelgreenapi.internal.wire.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a callback of Z-API, which the state of the account has to confirm. */
class ZApiNotificationsTest {

    private static final String CONNECTED = "{\"connected\":true,\"smartphoneConnected\":true}";
    private static final String DISCONNECTED = "{\"connected\":false,\"error\":\"You are not connected.\"}";

    private final CommandFixture fixture = new CommandFixture();
    private final StateLedgers ledgers = new StateLedgers();
    private final Instant now = fixture.timer.now();

    private CompletableFuture<AccountNotification> reading(String body) {
        Resources resources =
                new Resources(fixture.executor, null, null, null, null, null, fixture.timer, null, null, null, null);
        CompletableFuture<AccountNotification> read = new WebhookNotifications(ledgers, resources)
                .read(Z_API, Reply.json(body))
                .toCompletableFuture();
        fixture.timer.advance(Duration.ofMinutes(1));
        return read;
    }

    private AccountNotification read(String body) {
        return reading(body).join();
    }

    private static StateChanged change(AccountNotification notification) {
        return (StateChanged) notification.body();
    }

    @Test
    void aMessageIsPassedOnWithoutAnyQuestion() {
        AccountNotification read = read("{\"type\":\"ReceivedCallback\",\"messageId\":\"A20DA9C0\",\"phone\":\"44\"}");

        assertThat(read.type()).isEqualTo("ReceivedCallback");
        assertThat(read.id()).matches("zApi-" + Z_API.instance() + "-ReceivedCallback-A20DA9C0-[0-9a-f]{32}");
        assertThat(read.at()).isEqualTo(now);
        assertThat(read.source()).isEqualTo(StateChanged.Source.webhook);
        assertThat(read.receiptId()).isNull();
        assertThat(read.wid()).isNull();
        assertThat(read.body()).isEqualTo(Map.of("type", "ReceivedCallback", "messageId", "A20DA9C0", "phone", "44"));
        assertThat(read.toString()).contains("ReceivedCallback");
        assertThat(fixture.provider.requests()).isEmpty();
    }

    @Test
    void whatHasNoIdIsKnownByItsMembers() {
        String one = read("{\"type\":\"novelty\",\"a\":1,\"b\":2}").id();

        assertThat(one).matches(".*-novelty-[0-9a-f]{32}");
        assertThat(read("{\"b\":2,\"a\":1,\"type\":\"novelty\"}").id()).isEqualTo(one);
        assertThat(read("{\"type\":\"novelty\",\"a\":1,\"b\":3}").id()).isNotEqualTo(one);
    }

    @Test
    void whatHasNoTypeIsUnknown() {
        assertThat(read("{\"a\":1}").type()).isEqualTo("unknown");
    }

    @Test
    void aConfirmedConnectionIsAChange() {
        fixture.provider.answer("status", 200, CONNECTED);

        AccountNotification read =
                read("{\"type\":\"ConnectedCallback\",\"connected\":true,\"phone\":\"441234567890\"}");

        assertThat(read.type()).isEqualTo("ConnectedCallback");
        assertThat(read.wid()).isEqualTo("441234567890@c.us");
        assertThat(change(read).current().value()).isEqualTo(AccountState.Value.AUTHORIZED);
        assertThat(change(read).current().phone()).isEqualTo("441234567890");
        assertThat(change(read).current().raw()).isEqualTo("connected");
        assertThat(change(read).provider()).isEqualTo(Provider.Z_API);
        assertThat(read.id()).isEqualTo(change(read).id());
        assertThat(read.at()).isEqualTo(change(read).at());
    }

    @Test
    void aConfirmedDisconnectionIsAChangeWithItsReason() {
        fixture.provider.answer("status", 200, DISCONNECTED);

        AccountNotification read = read("{\"type\":\"DisconnectedCallback\",\"disconnected\":true,"
                + "\"error\":\"Device has been disconnected " + Z_API.apiToken() + "\"}");

        assertThat(change(read).current().value()).isEqualTo(AccountState.Value.NOT_AUTHORIZED);
        assertThat(change(read).current().raw()).isEqualTo("Device has been disconnected ***");
        assertThat(read.wid()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"ConnectedCallback, false", "DisconnectedCallback, true"})
    void aClaimThatTheStateDoesNotConfirmIsPassedOnAsAClaim(String type, boolean connected) {
        fixture.provider.answer("status", 200, connected ? CONNECTED : DISCONNECTED);

        AccountNotification read = read("{\"type\":\"" + type + "\"}");

        assertThat(read.type()).isEqualTo(type);
        assertThat(read.body()).isEqualTo(Map.of("type", type));
        assertThat(ledgers.states()).isEmpty();
    }

    @Test
    void aClaimThatCannotBeCheckedFails() {
        fixture.provider.stall("status");

        assertThat(reading("{\"type\":\"ConnectedCallback\"}")).isCompletedExceptionally();
    }

    /** Times as they are written, and the seconds after now that they mean; those that mean nothing are now. */
    static Stream<Arguments> times() {
        long start = new CommandFixture().timer.now().getEpochSecond();
        return Stream.of(
                Arguments.of(String.valueOf(start - 60), -60),
                Arguments.of((start - 60) + "000", -60),
                Arguments.of("\"" + (start - 60) + "\"", -60),
                Arguments.of(String.valueOf(start + 299), 299),
                Arguments.of(String.valueOf(start + 300), 0),
                Arguments.of(String.valueOf(start - 2 * 86_400 + 1), 1 - 2 * 86_400),
                Arguments.of(String.valueOf(start - 2 * 86_400), 0),
                Arguments.of("26151515154", 0),
                Arguments.of("100000000000", 0),
                Arguments.of("99999999999", 0),
                Arguments.of("\"yesterday\"", 0),
                Arguments.of("9999999999999999", 0),
                Arguments.of("null", 0));
    }

    @ParameterizedTest
    @MethodSource("times")
    void aPlausibleTimeIsTaken(String momment, long after) {
        assertThat(read("{\"type\":\"x\",\"momment\":" + momment + "}").at()).isEqualTo(now.plusSeconds(after));
    }
}
