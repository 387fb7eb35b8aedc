/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.provider.Credentials;
import java.io.InputStream;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.decorators.AbstractSpanDecorator;

/**
 * Names and tags the spans of this component, for every tracer on {@code camel-telemetry}; only loaded where that is.
 *
 * <p>A call's span has the name of the provider's method, such as {@code getStateInstance}; that of an exchange from a
 * consumer the name of the operation. No tag holds a token, a code or the address of a request.
 */
public class GreenApiSpanDecorator extends AbstractSpanDecorator {

    private static final String PREFIX = "greenapi.";

    @Override
    public String getComponent() {
        return "greenapi";
    }

    @Override
    public String getComponentClassName() {
        return GreenApiComponent.class.getName();
    }

    @Override
    public String getOperationName(Exchange exchange, Endpoint endpoint) {
        if (!(endpoint instanceof GreenApiEndpoint ours)) {
            return super.getOperationName(exchange, endpoint);
        }
        String operation = ours.getOperation().name();
        return endpoint == exchange.getFromEndpoint() ? operation : method(exchange, ours, operation);
    }

    private static String method(Exchange exchange, GreenApiEndpoint endpoint, String operation) {
        Message message = exchange.getMessage();
        if (message.getBody() instanceof InputStream) {
            // It can be read once only, and the producer may have to.
            return operation;
        }
        try {
            Credentials credentials =
                    endpoint.accounts().credentials(message.getHeader(GreenApiConstants.INSTANCE, String.class));
            return endpoint.getOperation()
                    .command(new CommandArguments(message, endpoint.options(), credentials.instance()))
                    .on(credentials.provider())
                    .firstMethod()
                    .orElse(operation);
        } catch (RuntimeException e) {
            // The producer is about to fail with the same, and its span shows it.
            return operation;
        }
    }

    @Override
    public void beforeTracingEvent(Span span, Exchange exchange, Endpoint endpoint) {
        super.beforeTracingEvent(span, exchange, endpoint);
        if (endpoint instanceof GreenApiEndpoint ours) {
            span.setTag(PREFIX + "operation", ours.getOperation().name());
        }
    }

    @Override
    public void afterTracingEvent(Span span, Exchange exchange) {
        super.afterTracingEvent(span, exchange);
        Message message = exchange.getMessage();
        tag(span, "provider", message.getHeader(GreenApiConstants.PROVIDER));
        tag(span, "instance", message.getHeader(GreenApiConstants.INSTANCE));
        tag(span, "event", message.getHeader(GreenApiConstants.EVENT_TYPE));
        tag(span, "session", message.getHeader(GreenApiConstants.SESSION));
        if (exchange.getException() instanceof GreenApiException failure) {
            tag(span, "failure", failure.kind());
        }
    }

    private static void tag(Span span, String name, Object value) {
        if (value != null) {
            span.setTag(PREFIX + name, value.toString());
        }
    }
}
