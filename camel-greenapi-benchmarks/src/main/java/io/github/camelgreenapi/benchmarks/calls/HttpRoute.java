/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.benchmarks.calls;

import io.github.camelgreenapi.benchmarks.server.ManyAccounts;
import io.github.camelgreenapi.benchmarks.server.Paths;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.dataformat.JsonLibrary;

/** What one writes without the component: {@code toD("http:")} and Jackson. */
final class HttpRoute implements Caller {

    private static final String INSTANCE = "instance";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template;

    HttpRoute(int port, int lanes) throws Exception {
        HttpComponent http = context.getComponent("http", HttpComponent.class);
        http.setMaxTotalConnections(lanes);
        http.setConnectionsPerRoute(lanes);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:qr")
                        .toD("http://127.0.0.1:" + port + "/waInstance${header." + INSTANCE + "}/qr/" + Paths.token())
                        .unmarshal()
                        .json(JsonLibrary.Jackson);
            }
        });
        context.start();
        template = context.createProducerTemplate();
    }

    @Override
    public String name() {
        return "`toD(\"http:\")` and Jackson";
    }

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public void call(int lane, int instance, Runnable done) {
        template.requestBodyAndHeader("direct:qr", null, INSTANCE, ManyAccounts.instance(instance));
        done.run();
    }

    @Override
    public void close() {
        context.stop();
    }
}
