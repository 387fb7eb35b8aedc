/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static io.github.camelgreenapi.functional.RouteFixture.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.InMemoryGreenApiAccounts;
import io.github.camelgreenapi.command.AuthorizationCode;
import io.github.camelgreenapi.command.GetAccount;
import io.github.camelgreenapi.command.Logout;
import io.github.camelgreenapi.command.Reboot;
import io.github.camelgreenapi.event.AlreadyLinked;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.simulator.fault.Fault;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.DefaultMessage;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What can be sent to, at both providers. */
class ProducerTest {

    private RouteFixture asked;
    private SimulatedAccount account;
    private ProducerTemplate template;

    @AfterEach
    void stop() {
        asked.close();
    }

    private void prepare(LinkVariant way) {
        asked = new RouteFixture(way, Simulator.builder().rateLimits(false).start());
        account = asked.account;
        asked.context.start();
        template = asked.context.createProducerTemplate();
    }

    private void prepareLinked(LinkVariant way) {
        prepare(way);
        asked.linkAtProvider();
    }

    private Exchange send(String operation, Object body) {
        return template.send(
                asked.uri(operation), exchange -> exchange.getMessage().setBody(body));
    }

    private <T> T answer(String operation, Class<T> type) {
        Exchange exchange = send(operation, null);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(type);
    }

    @WithBothProviders
    void aCodeIsHadAtOnce(LinkVariant way) {
        prepare(way);
        Exchange exchange = template.send(asked.uri("qr").replaceAll("&transport[^&]*&qrInterval[^&]*", ""), e -> {});

        QrCode code = exchange.getMessage().getBody(QrCode.class);
        assertThat(code.content()).isEqualTo(account.qr());
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(GreenApiConstants.EVENT_TYPE, "qrCode")
                .containsEntry(GreenApiConstants.QR_SEQUENCE, 1L);
        assertThat(exchange.getMessage().getBody(byte[].class)).startsWith(0x89, 'P', 'N', 'G');
    }

    @WithBothProviders
    void aLinkedAccountHasNoCode(LinkVariant way) {
        prepareLinked(way);

        assertThat(answer("qr", AlreadyLinked.class).instance()).isEqualTo(account.instance());
    }

    @WithBothProviders
    void aPairingCodeLinksTheNumberItWasAskedFor(LinkVariant way) {
        prepare(way);
        Exchange exchange = template.send(asked.uri("authorizationCode"), e -> e.getMessage()
                .setHeader(GreenApiConstants.PHONE_NUMBER, "+44 1234 567890"));

        AuthorizationCode code = exchange.getMessage().getBody(AuthorizationCode.class);
        assertThat(code.code()).isEqualTo(account.code());
        assertThat(code.displayCode()).contains("-");
        assertThat(code.toString()).doesNotContain(code.code());
        assertThat(account.enterCode(code.code(), null)).isTrue();
        await().until(() -> account.state().equals("authorized"));
        assertThat(account.phone()).isEqualTo(PHONE);
    }

    @WithBothProviders
    void aLinkedAccountGetsNoPairingCode(LinkVariant way) {
        prepareLinked(way);

        Exchange exchange = template.send(asked.uri("authorizationCode") + "&phoneNumber=" + PHONE, e -> {});

        assertThat(exchange.getException(GreenApiException.class).kind())
                .isIn(GreenApiError.CODE_NOT_ISSUED, GreenApiError.ALREADY_LINKED);
    }

    @Test
    void aResultThatTheMessageRefusesFailsTheExchange() {
        prepare(LinkVariant.GREEN_API_BY_SOCKET);

        Exchange exchange = template.send(
                asked.uri("state"),
                refusing -> refusing.setMessage(new DefaultMessage(asked.context) {
                    @Override
                    public void setBody(Object body) {
                        throw new IllegalStateException("This message has its body");
                    }
                }));

        assertThat(exchange.getException()).hasMessage("This message has its body");
    }

    @WithBothProviders
    void theStateAndWhoIsLinkedCanBeAsked(LinkVariant way) {
        prepare(way);
        assertThat(answer("state", AccountState.class).value()).isEqualTo(AccountState.Value.NOT_AUTHORIZED);
        asked.linkAtProvider();
        assertThat(answer("state", AccountState.class).value()).isEqualTo(AccountState.Value.AUTHORIZED);
        assertThat(answer("account", GetAccount.AccountInfo.class).phone()).isEqualTo(PHONE);
        assertThat(send("state", null).getMessage().getHeader(GreenApiConstants.STATE))
                .isEqualTo("AUTHORIZED");
    }

    @WithBothProviders
    void aLogoutUnlinks(LinkVariant way) {
        prepareLinked(way);

        assertThat(answer("logout", Logout.LoggedOut.class).instance()).isEqualTo(account.instance());

        assertThat(account.state()).isEqualTo("notAuthorized");
    }

    @WithBothProviders
    void aRebootKeepsTheLink(LinkVariant way) {
        prepareLinked(way);

        answer("reboot", Reboot.Rebooted.class);

        await().until(() -> account.state().equals("authorized"));
    }

    @WithBothProviders
    void settingsAreChangedAndReadBack(LinkVariant way) {
        prepare(way);
        String setting = way == LinkVariant.Z_API_BY_POLLING ? "connectedCallbackUrl" : "webhookUrl";

        Exchange exchange = send("updateSettings", "{\"webhookUrl\":\"http://127.0.0.1:9/hook\"}");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody())
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry(setting, "http://127.0.0.1:9/hook");
        assertThat(answer("settings", Object.class))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry(setting, "http://127.0.0.1:9/hook")
                .doesNotContainValue(account.token());
    }

    @Test
    void theHistoryHasFormerStates() {
        prepareLinked(LinkVariant.GREEN_API_BY_POLLING);
        account.unlink();

        List<?> history = answer("stateHistory", List.class);

        assertThat(history)
                .extracting(state -> ((AccountState) state).value())
                .startsWith(AccountState.Value.NOT_AUTHORIZED, AccountState.Value.AUTHORIZED);
    }

    @Test
    void zApiRefusesSettingsItDoesNotHave() {
        prepare(LinkVariant.Z_API_BY_POLLING);
        Exchange exchange = send("updateSettings", Map.of("delaySendMessagesMilliseconds", 500));

        assertThat(exchange.getException()).hasMessageContaining("delaySendMessagesMilliseconds");
    }

    @Test
    void aMessageCannotSendTheTokenToAnotherInstance() {
        prepare(LinkVariant.GREEN_API_BY_POLLING);
        Exchange exchange = template.send(
                asked.uri("state"), e -> e.getMessage().setHeader(GreenApiConstants.INSTANCE, "1101000099"));

        assertThat(exchange.getException()).hasMessageContaining("accounts");
        assertThat(account.requests()).isEmpty();
    }

    @Test
    void aHeadersValueDoesNotReachAnException() {
        prepare(LinkVariant.GREEN_API_BY_POLLING);
        asked.context.getRegistry().bind("tenants", new InMemoryGreenApiAccounts());

        Throwable failure = catchThrowable(() -> template.requestBodyAndHeader(
                "greenapi:state?accounts=#tenants",
                null,
                GreenApiConstants.INSTANCE,
                "11\r\nX-Injected: " + "x".repeat(10_000)));

        assertThat(failure)
                .hasRootCauseMessage("The bean in the option accounts does not contain the instance that the header"
                        + " CamelGreenApiInstance names");
    }

    @Test
    void noThreadWaitsForAnAnswer() throws Exception {
        prepare(LinkVariant.GREEN_API_BY_POLLING);
        account.fault(Fault.STALL).on("getAuthorizationCode").untilCleared();
        AsyncProducer producer = asked.context
                .getEndpoint(asked.uri("authorizationCode") + "&phoneNumber=" + PHONE)
                .createAsyncProducer();
        producer.start();
        for (int i = 0; i < 8; i++) {
            assertThat(producer.process(new DefaultExchange(asked.context), done -> {}))
                    .isFalse();
        }
        await().until(() -> account.requests().getOrDefault("getAuthorizationCode", 0) == 8);

        assertThat(Thread.getAllStackTraces().entrySet())
                .filteredOn(thread ->
                        thread.getKey().getName().toLowerCase(Locale.ROOT).contains("greenapi"))
                .isNotEmpty()
                // An idle thread waits for work, not for a provider.
                .filteredOn(thread -> Stream.of(thread.getValue())
                        .noneMatch(frame -> frame.getClassName().contains(".IdleThreads")
                                && frame.getMethodName().equals("await")))
                .allSatisfy(thread -> assertThat(thread.getValue())
                        .noneMatch(frame -> frame.getClassName().startsWith("io.github.camelgreenapi")));
    }
}
