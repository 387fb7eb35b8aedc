/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.benchmarks.waiting;

import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.benchmarks.measure.JavaProcess;
import io.github.camelgreenapi.benchmarks.measure.Usage;
import io.github.camelgreenapi.benchmarks.server.ManyAccounts;
import io.github.camelgreenapi.benchmarks.server.Paths;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A process with many calls that the server answers after ten seconds. */
public final class WaitingClient {

    private static final int SENT_SECONDS = 6;

    private final CountDownLatch answered;
    private final int port;
    private final int calls;

    private WaitingClient(int port, int calls) {
        this.port = port;
        this.calls = calls;
        this.answered = new CountDownLatch(calls);
    }

    /** Takes the candidate, the server's port and the number of calls. */
    public static void main(String[] args) throws Exception {
        WaitingClient client = new WaitingClient(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        client.run(args[0].equals("raw") ? client.raw() : client.route());
        System.exit(0);
    }

    private void run(IntConsumer call) throws Exception {
        long heap = Usage.heap();
        long resident = Usage.resident();
        for (int i = 0; i < calls; i++) {
            call.accept(i);
        }
        // Sent by then, and the first is answered only later.
        answered.await(SENT_SECONDS, TimeUnit.SECONDS);
        if (answered.getCount() < calls) {
            throw new IllegalStateException("A call was answered before the measurement");
        }
        System.out.println("heap=" + (Usage.heap() - heap));
        System.out.println("resident=" + (Usage.resident() - resident));
        System.out.println("threads=" + Usage.threads());
        answered.await();
        System.out.println("answered=" + calls);
    }

    private IntConsumer raw() {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        HttpClient client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(calls));
        // A body that arrives before its handler is set is lost, so requests begin on the event loop that reads it.
        Context loop = vertx.getOrCreateContext();
        return instance ->
                loop.runOnContext(start -> client.request(HttpMethod.GET, port, "127.0.0.1", Paths.state(instance))
                        .compose(HttpClientRequest::send)
                        .compose(HttpClientResponse::body)
                        .onSuccess(body -> answered.countDown())
                        .onFailure(JavaProcess::fail));
    }

    private IntConsumer route() throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getRegistry().bind("accounts", new ManyAccounts(port, calls));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:state").to("greenapi:state?accounts=#accounts");
            }
        });
        context.start();
        Endpoint endpoint = context.getEndpoint("direct:state");
        AsyncProcessor route = endpoint.createAsyncProducer();
        return instance -> {
            Exchange exchange = endpoint.createExchange();
            exchange.getMessage().setHeader(GreenApiConstants.INSTANCE, ManyAccounts.instance(instance));
            route.process(exchange, doneSync -> {
                if (exchange.getException() != null) {
                    JavaProcess.fail(exchange.getException());
                }
                answered.countDown();
            });
        };
    }
}
