/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import static io.github.camelgreenapi.account.Provider.GREEN_API;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.command.ReceiveNotification.Notification;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.internal.wire.ConnectionLostException;
import io.github.camelgreenapi.internal.wire.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationCommandsTest {

    private static final ReceiveNotification RECEIVE = new ReceiveNotification(Duration.ofSeconds(20));
    private static final DeleteNotification DELETE = new DeleteNotification("1234567");

    @Test
    void aNotificationIsItsReceiptAndItsBody() {
        Notification message = CommandFixture.answered(GREEN_API, RECEIVE, "notification-incoming-message.json")
                .orElseThrow();
        Notification state = CommandFixture.answered(GREEN_API, RECEIVE, "notification-state-changed.json")
                .orElseThrow();

        assertThat(message.receiptId()).isEqualTo(1234567);
        assertThat(message.readable()).isTrue();
        assertThat(message.body().path("typeWebhook").textValue()).isEqualTo("incomingMessageReceived");
        assertThat(message).hasToString("Notification[1234567]");
        assertThat(state.body().path("stateInstance").textValue()).isEqualTo("notAuthorized");
    }

    @Test
    void aReceiptMayBeLongOrAText() {
        Optional<Notification> notification =
                CommandFixture.answered(GREEN_API, RECEIVE, 200, "{\"receiptId\":\"123456789012345678\",\"body\":{}}");

        assertThat(notification).map(Notification::receiptId).contains(123456789012345678L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567890123456789", "\"98765432109876543210\""})
    void aReceiptThatIsNoLongNamesItsNotificationAllTheSame(String receipt) {
        Notification notification = CommandFixture.<Optional<Notification>>answered(
                        GREEN_API, RECEIVE, 200, "{\"receiptId\":" + receipt + ",\"body\":{}}")
                .orElseThrow();

        assertThat(notification.receipt()).isEqualTo(receipt.replace("\"", ""));
        assertThat(notification.receiptId()).isNull();
    }

    static Stream<String> tooLargeTrees() {
        return Stream.of(
                "{\"receiptId\":7,\"body\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}",
                "{\"body\":" + "[".repeat(5_000) + "]".repeat(5_000) + ",\"receiptId\":7}",
                "{\"receiptId\":\"7\",\"body\":[" + "{},".repeat(200_000) + "{}]}",
                "{\"body\":{\"timestamp\":" + "9".repeat(5_000) + "},\"receiptId\":7}");
    }

    @ParameterizedTest
    @MethodSource("tooLargeTrees")
    void aNotificationThatIsTooLargeToBeReadIsItsText(String reply) {
        Notification notification = CommandFixture.<Optional<Notification>>answered(GREEN_API, RECEIVE, 200, reply)
                .orElseThrow();

        assertThat(notification.receipt()).isEqualTo("7");
        assertThat(notification.readable()).isFalse();
        assertThat(notification.body().textValue()).isEqualTo(reply);
    }

    @Test
    void ofAReplyOfMoreThanEightMegabytesTheBeginningIsSalvaged() {
        CommandFixture fixture = new CommandFixture();
        String beginning = "{\"receiptId\":7,\"body\":{\"typeWebhook\":\"incomingMessageReceived\",\"x\":\"aaaa";
        fixture.longPolls.fail(ConnectionLostException.tooLarge(
                "more than 8 MB", new Reply(200, beginning.getBytes(StandardCharsets.UTF_8), null)));

        Notification notification = fixture.settled(
                        fixture.executor.execute(CommandFixture.GREEN_API, RECEIVE, CommandFixture.TIMEOUT))
                .orElseThrow();

        assertThat(notification.receipt()).isEqualTo("7");
        assertThat(notification.readable()).isFalse();
        assertThat(notification.body().textValue()).isEqualTo(beginning);
        assertThat(fixture.longPolls.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"receiptId\":{},\"body\":", "{\"body\":", "["})
    void whatIsTooLargeAndHasNoReceiptIsGarbled(String beginning) {
        assertThat(CommandFixture.refused(GREEN_API, RECEIVE, 200, beginning + "[".repeat(5_000))
                        .kind())
                .isEqualTo(GreenApiError.GARBLED_REPLY);
    }

    @ParameterizedTest
    @CsvSource({"200, null", "200, ''", "204, ''", "200, ' '", "408, ''", "408, Request Timeout"})
    void anEmptyQueueIsNoFailure(int status, String body) {
        Optional<Notification> none = CommandFixture.answered(GREEN_API, RECEIVE, status, body);

        assertThat(none).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | custom webhook url is set | BAD_REQUEST",
                "401 | Unauthorized | UNAUTHORIZED",
                "466 | {} | QUOTA_EXCEEDED",
                "500 | oops | SERVER_ERROR",
                "200 | {} | GARBLED_REPLY",
                "200 | [] | GARBLED_REPLY",
                "200 | {\"receiptId\":\"x\",\"body\":{}} | GARBLED_REPLY",
                "200 | <html></html> | GARBLED_REPLY",
            })
    void aRefusalIsAFailure(int status, String body, GreenApiError kind) {
        assertThat(CommandFixture.refused(GREEN_API, RECEIVE, status, body).kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"result\": true, \"reason\": \"\"} | true",
                "200 | {\"result\": true} | true",
                "200 | {\"result\": \"true\"} | true",
                "200 | {\"result\": false, \"reason\": \"\"} | false",
                "500 | Cannot read properties of undefined (reading 'findUnAckedMessage') | false",
            })
    void aNotificationThatIsGoneIsNoFailure(int status, String body, boolean there) {
        assertThat(CommandFixture.answered(GREEN_API, DELETE, status, body)).isEqualTo(there);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | Parameter receiptId must be a Number | BAD_REQUEST",
                "500 | oops | SERVER_ERROR",
                "200 | null | GARBLED_REPLY"
            })
    void aDeletionThatWasRefusedIsAFailure(int status, String body, GreenApiError kind) {
        assertThat(CommandFixture.refused(GREEN_API, DELETE, status, body).kind())
                .isEqualTo(kind);
    }

    @Test
    void theWaysAreThese() {
        CommandFixture fixture = new CommandFixture();
        fixture.longPolls.answer(200, "null");
        fixture.provider.answer(200, "{\"result\":true}");
        fixture.executor.execute(CommandFixture.GREEN_API, RECEIVE, CommandFixture.TIMEOUT);
        fixture.executor.execute(CommandFixture.GREEN_API, DELETE, CommandFixture.TIMEOUT);

        assertThat(fixture.longPolls.requests())
                .extracting(CommandFixture::line)
                .containsExactly("GET /waInstance1101000001/receiveNotification/TOKEN?receiveTimeout=20");
        assertThat(fixture.asked()).containsExactly("DELETE /waInstance1101000001/deleteNotification/TOKEN/1234567");
    }
}
