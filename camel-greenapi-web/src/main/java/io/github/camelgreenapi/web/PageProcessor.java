/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one step of the route: a request in, an answer out. */
final class PageProcessor extends AsyncProcessorSupport {

    private static final Logger LOG = LoggerFactory.getLogger(PageProcessor.class);

    // An answer is for one browser at one moment, and its address is a secret.
    private static final Map<String, String> ALWAYS = Map.of(
            "Cache-Control", "no-store",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff");

    private final PageServer server;
    private final String path;

    PageProcessor(PageServer server, String path) {
        this.server = server;
        this.path = path;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CompletableFuture<Answer> answer;
        try {
            Request request = new Request(exchange.getMessage());
            answer = server.answer(request, request.pathBelow(path));
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        answer.whenComplete((right, failure) -> {
            Answer either = failure == null ? right : failed(failure);
            either.orElse(ALWAYS).writeTo(exchange);
            callback.done(false);
        });
        return false;
    }

    private static Answer failed(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof Refusal refusal) {
            return refusal.answer();
        }
        LOG.error("A linking page failed", cause);
        return Answer.error(500, "failed");
    }
}
