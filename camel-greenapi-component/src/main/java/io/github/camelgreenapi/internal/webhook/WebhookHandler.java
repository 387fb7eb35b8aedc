/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgreenapi.GreenApiEndpoint;
import io.github.camelgreenapi.MessageHeaders;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.event.StateChanged.Source;
import io.github.camelgreenapi.internal.engine.GreenApiEngine;
import io.github.camelgreenapi.internal.engine.RouteDispatcher;
import io.github.camelgreenapi.internal.notification.AccountNotification;
import io.github.camelgreenapi.internal.notification.GreenApiNotifications;
import io.github.camelgreenapi.internal.notification.ZApiNotifications;
import io.github.camelgreenapi.internal.provider.Dialect;
import io.github.camelgreenapi.internal.provider.Json;
import io.github.camelgreenapi.internal.state.StateLedger;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.DefaultMessage;
import org.apache.camel.support.LoggingExceptionHandler;

/**
 * Takes what providers post, and answers 200 once the route has taken it.
 *
 * <p>The route gets an exchange of its own: nothing of the request but its body reaches the route, and nothing of the
 * route reaches the answer.
 */
public final class WebhookHandler extends AsyncProcessorSupport {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_LARGE = 413;
    private static final int WRONG_TYPE = 415;
    private static final int FAILED = 500;
    private static final int NOT_YET = 503;
    // The provider waits for the answer, so the state that confirms a claim must come soon.
    private static final Duration CONFIRMATION = Duration.ofSeconds(10);

    private final GreenApiEndpoint endpoint;
    private final WebhookRegistrar registrar;
    private final LoggingExceptionHandler failures;
    private final Processor next;
    private RouteDispatcher handover;

    public WebhookHandler(GreenApiEndpoint endpoint, WebhookRegistrar registrar, Processor next) {
        this.endpoint = endpoint;
        this.registrar = registrar;
        this.next = next;
        this.failures = new LoggingExceptionHandler(endpoint.getCamelContext(), WebhookHandler.class);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        handover = new RouteDispatcher(
                () -> endpoint.createExchange(ExchangePattern.InOnly),
                exchange -> {},
                failures,
                AsyncProcessorConverterHelper.convert(next),
                endpoint.getComponent().engine().routes());
    }

    @Override
    public boolean process(Exchange http, AsyncCallback callback) {
        take(http).whenComplete((status, failure) -> {
            if (failure != null) {
                failures.handleException("A notification could not be taken", failure);
            }
            answer(http, failure == null ? status : FAILED);
            callback.done(false);
        });
        return false;
    }

    private static void answer(Exchange http, int status) {
        DefaultMessage answer = new DefaultMessage(http.getContext());
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        answer.setBody("");
        http.setMessage(answer);
        http.setException(null);
    }

    private CompletionStage<Integer> take(Exchange http) {
        if (http.getMessage().getBody() instanceof Map) {
            // So a form is given to us, and no provider posts one.
            return status(WRONG_TYPE);
        }
        JsonNode body;
        try (InputStream posted = http.getMessage().getBody(InputStream.class)) {
            body = WebhookBody.read(posted == null ? InputStream.nullInputStream() : posted);
        } catch (WebhookBody.TooLarge e) {
            return status(TOO_LARGE);
        } catch (IOException e) {
            return status(BAD_REQUEST);
        }
        if (!body.isObject()) {
            return status(BAD_REQUEST);
        }
        Optional<GreenApiAccount> account = account(body);
        if (account.isEmpty()) {
            return status(FORBIDDEN);
        }
        int refusal = refusal(account.get(), http.getMessage().getHeader("Authorization", String.class));
        return refusal != OK ? status(refusal) : toRoute(account.get(), body);
    }

    private static CompletionStage<Integer> status(int status) {
        return CompletableFuture.completedFuture(status);
    }

    /** Whose notification it is; empty when it is nobody's that is served here. */
    private Optional<GreenApiAccount> account(JsonNode body) {
        String instance = Json.text(body.path("instanceData"), "idInstance")
                .or(() -> Json.text(body, "instanceId"))
                .orElse(endpoint.getInstance());
        if (instance == null) {
            return Optional.empty();
        }
        return endpoint.getInstance() == null
                ? endpoint.getConfiguration().getAccounts().find(instance)
                : endpoint.account().filter(account -> account.instance().equals(instance));
    }

    private int refusal(GreenApiAccount account, String authorization) {
        return Dialect.of(account.provider()).sendsWebhookToken()
                ? refusal(registrar.secret(account), authorization)
                : OK;
    }

    private static int refusal(WebhookSecret secret, String authorization) {
        if (secret == null) {
            return NOT_YET;
        }
        return secret.isIn(authorization) ? OK : UNAUTHORIZED;
    }

    private CompletionStage<Integer> toRoute(GreenApiAccount account, JsonNode body) {
        return read(account, body)
                .thenCompose(
                        notification -> handover.give(message -> MessageHeaders.write(message, account, notification)))
                .handle((done, failure) -> failure == null ? OK : FAILED);
    }

    private CompletionStage<AccountNotification> read(GreenApiAccount account, JsonNode body) {
        GreenApiEngine engine = endpoint.getComponent().engine();
        StateLedger ledger = engine.ledgers().of(account);
        return switch (account.provider()) {
            case GREEN_API ->
                CompletableFuture.completedFuture(new GreenApiNotifications(account, ledger, Source.webhook)
                        .read(body, null, engine.timer().now()));
            case Z_API ->
                new ZApiNotifications(account, ledger, endpoint.wires().linking(), CONFIRMATION).read(body);
        };
    }
}
