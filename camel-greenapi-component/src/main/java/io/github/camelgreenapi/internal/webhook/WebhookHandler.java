/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.GreenApiAccounts;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.internal.notification.AccountNotification;
import io.github.camelgreenapi.internal.notification.WebhookNotifications;
import io.github.camelgreenapi.internal.provider.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.DefaultMessage;

/**
 * Passes the notifications that providers post to the route, and responds with 200 once the route has succeeded.
 *
 * <p>The route gets an exchange of its own: of the request, only the body reaches the route; of the route, nothing
 * reaches the answer.
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

    private final GreenApiAccounts accounts;
    private final String instance;
    private final Function<GreenApiAccount, WebhookSecret> secrets;
    private final WebhookNotifications reader;
    private final BiFunction<GreenApiAccount, AccountNotification, CompletionStage<Void>> route;
    private final ExceptionHandler failures;
    // Belongs to the thread that starts and stops.
    private AutoCloseable listening = () -> {};

    /**
     * @param instance of notifications that name none; null when each must name its own
     * @param secrets what an account's provider must send; null while it is not known
     * @param route its stage fails as the route failed
     */
    public WebhookHandler(
            GreenApiAccounts accounts,
            String instance,
            Function<GreenApiAccount, WebhookSecret> secrets,
            WebhookNotifications reader,
            BiFunction<GreenApiAccount, AccountNotification, CompletionStage<Void>> route,
            ExceptionHandler failures) {
        this.accounts = accounts;
        this.instance = instance;
        this.secrets = secrets;
        this.reader = reader;
        this.route = route;
        this.failures = failures;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        listening = accounts.listen(new GreenApiAccounts.Listener() {
            @Override
            public void added(GreenApiAccount account) {
                // Nothing is known of it before it posts.
            }

            @Override
            public void removed(GreenApiAccount account) {
                reader.forget(account);
            }
        });
    }

    @Override
    protected void doStop() throws Exception {
        listening.close();
        listening = () -> {};
        super.doStop();
    }

    @Override
    public boolean process(Exchange http, AsyncCallback callback) {
        received(http).whenComplete((status, failure) -> {
            if (failure != null) {
                failures.handleException("Could not process a notification; the response is 500", failure);
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

    private CompletionStage<Integer> received(Exchange http) {
        try {
            return take(http);
        } catch (RuntimeException | Error e) {
            // Of the accounts' bean, for example; the response must not show it.
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletionStage<Integer> take(Exchange http) {
        if (http.getMessage().getBody() instanceof Map) {
            // Camel has parsed a form, and no provider posts one.
            return status(WRONG_TYPE);
        }
        JsonNode body;
        try (InputStream posted = http.getMessage().getBody(InputStream.class)) {
            body = WebhookBody.read(posted == null ? InputStream.nullInputStream() : posted);
        } catch (WebhookBody.BodyTooLargeException e) {
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

    /** The account of a notification; empty when none is served here. */
    private Optional<GreenApiAccount> account(JsonNode body) {
        String named = Arrays.stream(Provider.values())
                .flatMap(provider -> Dialect.of(provider).instanceOf(body).stream())
                .findFirst()
                .orElse(instance);
        return named == null ? Optional.empty() : accounts.find(named);
    }

    private int refusal(GreenApiAccount account, String authorization) {
        return Dialect.of(account.provider()).sendsWebhookToken() ? refusal(secrets.apply(account), authorization) : OK;
    }

    private static int refusal(WebhookSecret secret, String authorization) {
        if (secret == null) {
            return NOT_YET;
        }
        return secret.isIn(authorization) ? OK : UNAUTHORIZED;
    }

    private CompletionStage<Integer> toRoute(GreenApiAccount account, JsonNode body) {
        return reader.read(account, body)
                .thenCompose(notification -> route.apply(account, notification))
                .handle((done, failure) -> failure == null ? OK : FAILED);
    }
}
