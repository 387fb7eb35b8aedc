/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.benchmarks.calls;

import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.benchmarks.measure.JavaProcess;
import io.github.camelgreenapi.benchmarks.server.ManyAccounts;
import io.github.camelgreenapi.event.QrCode;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** This component in a route. */
final class GreenApiRoute implements Caller {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Endpoint endpoint;
    private final AsyncProducer route;

    GreenApiRoute(int port, int accounts) throws Exception {
        context.getRegistry().bind("accounts", new ManyAccounts(port, accounts));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:qr").to("greenapi:qr?accounts=#accounts");
            }
        });
        context.start();
        endpoint = context.getEndpoint("direct:qr");
        route = endpoint.createAsyncProducer();
        route.start();
    }

    @Override
    public String name() {
        return "`greenapi:qr` in a route";
    }

    @Override
    public void call(int lane, int instance, Runnable done) {
        Exchange exchange = endpoint.createExchange();
        exchange.getMessage().setHeader(GreenApiConstants.INSTANCE, ManyAccounts.instance(instance));
        route.process(exchange, doneSync -> {
            if (!(exchange.getMessage().getBody() instanceof QrCode)) {
                JavaProcess.fail(new IllegalStateException("No code came", exchange.getException()));
            }
            done.run();
        });
    }

    @Override
    public void close() {
        context.stop();
    }
}
