/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.GreenApiAccounts;
import io.github.camelgreenapi.account.InMemoryGreenApiAccounts;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.internal.notification.WebhookNotifications;
import io.github.camelgreenapi.internal.state.StateFixture;
import io.github.camelgreenapi.internal.state.StateLedgers;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookHandlerTest {

    private static final GreenApiAccount ACCOUNT =
            new GreenApiAccount(Provider.GREEN_API, "1101000001", "http://provider", "token", null, Map.of());
    private static final ExceptionHandler UNHEARD = new ExceptionHandler() {
        @Override
        public void handleException(Throwable exception) {}

        @Override
        public void handleException(String message, Throwable exception) {}

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {}
    };

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final StateLedgers ledgers = new StateLedgers();

    @AfterEach
    void stop() {
        context.stop();
    }

    private WebhookHandler handler(GreenApiAccounts accounts) {
        return new WebhookHandler(
                accounts,
                null,
                account -> new WebhookSecret("sesame"),
                new WebhookNotifications(ledgers, new StateFixture().resources),
                (account, notification) -> CompletableFuture.completedFuture(null),
                UNHEARD);
    }

    private Object statusOf(WebhookHandler handler) {
        Exchange http = new DefaultExchange(context);
        http.getMessage().setHeader("Authorization", "Bearer sesame");
        http.getMessage()
                .setBody("{\"typeWebhook\":\"stateInstanceChanged\",\"instanceData\":{\"idInstance\":1101000001},"
                        + "\"timestamp\":1700000000,\"stateInstance\":\"authorized\"}");
        AtomicBoolean answered = new AtomicBoolean();
        handler.process(http, doneSync -> answered.set(true));
        assertThat(answered).isTrue();
        return http.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE);
    }

    @Test
    void anErrorOfTheAccountsEndsTheRequest() {
        GreenApiAccounts broken = new GreenApiAccounts() {
            @Override
            public Optional<GreenApiAccount> find(String instance) {
                throw new NoClassDefFoundError("a driver");
            }

            @Override
            public Collection<GreenApiAccount> all() {
                return List.of();
            }

            @Override
            public AutoCloseable listen(Listener listener) {
                return () -> {};
            }
        };

        assertThat(statusOf(handler(broken))).isEqualTo(500);
    }

    @Test
    void whatWasRecordedOfARemovedAccountIsForgotten() throws Exception {
        InMemoryGreenApiAccounts accounts = new InMemoryGreenApiAccounts();
        accounts.add(ACCOUNT);
        WebhookHandler handler = handler(accounts);
        handler.start();
        assertThat(statusOf(handler)).isEqualTo(200);
        assertThat(ledgers.states()).hasSize(1);

        accounts.remove(ACCOUNT.instance());

        assertThat(ledgers.states()).isEmpty();
        handler.stop();
    }
}
