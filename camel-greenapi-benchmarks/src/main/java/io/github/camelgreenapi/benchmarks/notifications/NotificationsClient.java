/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.benchmarks.notifications;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgreenapi.benchmarks.measure.JavaProcess;
import io.github.camelgreenapi.benchmarks.measure.Usage;
import io.github.camelgreenapi.benchmarks.server.ManyAccounts;
import io.github.camelgreenapi.benchmarks.server.Paths;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A process that receives, handles and deletes the notifications of many accounts, over and over. */
public final class NotificationsClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;
    private final int accounts;
    private final AtomicLong handled = new AtomicLong();

    private NotificationsClient(int port, int accounts) {
        this.port = port;
        this.accounts = accounts;
    }

    /** Takes the candidate, the server's port and the number of accounts. */
    public static void main(String[] args) throws Exception {
        NotificationsClient client = new NotificationsClient(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        if (args[0].equals("raw")) {
            client.raw();
        } else {
            client.route();
        }
        client.countSlices();
        System.exit(0);
    }

    private void countSlices() throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (input.readLine() != null) {
            long before = handled.get();
            long cpu = Usage.cpu();
            long allocated = Usage.allocated();
            input.readLine();
            System.out.println("handled=" + (handled.get() - before));
            System.out.println("cpu=" + (Usage.cpu() - cpu));
            System.out.println("allocated=" + (Usage.allocated() - allocated));
        }
    }

    private void raw() {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        HttpClient client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(accounts));
        // A body that arrives before its handler is set is lost, so requests begin on the event loop that reads it.
        vertx.runOnContext(start -> {
            for (int i = 0; i < accounts; i++) {
                receive(client, i);
            }
        });
    }

    private void receive(HttpClient client, int account) {
        client.request(HttpMethod.GET, port, "127.0.0.1", Paths.receive(account))
                .compose(HttpClientRequest::send)
                .compose(HttpClientResponse::body)
                .compose(body ->
                        client.request(HttpMethod.DELETE, port, "127.0.0.1", Paths.delete(account, receipt(body))))
                .compose(HttpClientRequest::send)
                .compose(HttpClientResponse::body)
                .onSuccess(deleted -> {
                    handled.incrementAndGet();
                    receive(client, account);
                })
                .onFailure(JavaProcess::fail);
    }

    private static long receipt(Buffer body) {
        try {
            JsonNode notification = JSON.readTree(body.getBytes());
            return notification.path("receiptId").longValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void route() throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getRegistry().bind("accounts", new ManyAccounts(port, accounts));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("greenapi:notifications?accounts=#accounts").process(exchange -> handled.incrementAndGet());
            }
        });
        context.start();
    }
}
