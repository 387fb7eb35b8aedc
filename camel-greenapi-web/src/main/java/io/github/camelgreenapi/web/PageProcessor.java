/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import java.util.Map;
import java.util.concurrent.CompletionException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.support.DefaultHeaderFilterStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only step of the route: it responds to a browser's request.
 *
 * <p>It waits for the response itself. The engines of {@code platform-http} keep the thread of an exchange anyway, and
 * a context that stops interrupts an exchange that Camel waits for, but lets one finish that waits here.
 */
final class PageProcessor implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(PageProcessor.class);

    // A response is for one browser at one moment, and its address is a secret.
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

    /** Where the requests for pages come from. By itself, platform-http would hold back the header Cache-Control. */
    static PlatformHttpEndpoint endpoint(CamelContext context, String path) {
        PlatformHttpEndpoint endpoint =
                context.getEndpoint("platform-http:" + path + "?matchOnUriPrefix=true", PlatformHttpEndpoint.class);
        DefaultHeaderFilterStrategy camelsOwn = new DefaultHeaderFilterStrategy();
        camelsOwn.setLowerCase(true);
        camelsOwn.setInFilterStartsWith(DefaultHeaderFilterStrategy.CAMEL_FILTER_STARTS_WITH);
        camelsOwn.setOutFilterStartsWith(DefaultHeaderFilterStrategy.CAMEL_FILTER_STARTS_WITH);
        endpoint.setHeaderFilterStrategy(camelsOwn);
        return endpoint;
    }

    @Override
    public void process(Exchange exchange) {
        Response response;
        try {
            Request request = new Request(exchange.getMessage());
            response = server.respond(request, request.pathBelow(path)).join();
        } catch (RuntimeException e) {
            response = failed(e);
        }
        response.orElse(ALWAYS).writeTo(exchange);
    }

    private static Response failed(RuntimeException failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof Refusal refusal) {
            return refusal.response();
        }
        LOG.error("Could not answer the request of a linking page", cause);
        return Response.error(500, "failed");
    }
}
