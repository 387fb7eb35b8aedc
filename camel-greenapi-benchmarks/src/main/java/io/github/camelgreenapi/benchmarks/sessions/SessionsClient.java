/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.benchmarks.sessions;

import io.github.camelgreenapi.GreenApiComponent;
import io.github.camelgreenapi.benchmarks.measure.JavaProcess;
import io.github.camelgreenapi.benchmarks.measure.Usage;
import io.github.camelgreenapi.benchmarks.server.Frame;
import io.github.camelgreenapi.benchmarks.server.ManyAccounts;
import io.github.camelgreenapi.benchmarks.server.Paths;
import io.github.camelgreenapi.event.QrCode;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A process with many linking sessions.
 *
 * <p>It says when all are open and what they hold; then it counts frames between two lines of its input, until the
 * input ends.
 */
public final class SessionsClient {

    private static final int LARGEST_SLICE = 1 << 20;
    // The component's own rate, kind to providers, would take minutes.
    private static final int CONNECT_RATE = 2_000;

    private final int port;
    private final int sessions;
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger frames = new AtomicInteger();
    private final AtomicLongArray ages = new AtomicLongArray(LARGEST_SLICE);

    private SessionsClient(int port, int sessions) {
        this.port = port;
        this.sessions = sessions;
    }

    /** Takes the candidate, the server's port and the number of sessions. */
    public static void main(String[] args) throws Exception {
        SessionsClient client = new SessionsClient(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        client.run(args[0].equals("raw"));
        System.exit(0);
    }

    private void run(boolean raw) throws Exception {
        long heap = Usage.heap();
        long resident = Usage.resident();
        long start = System.nanoTime();
        if (raw) {
            openSockets();
        } else {
            startRoute();
        }
        synchronized (this) {
            while (opened.get() < sessions) {
                wait();
            }
        }
        long opening = System.nanoTime() - start;
        ages.set(0, 0);
        System.out.println("opening=" + opening);
        System.out.println("heap=" + (Usage.heap() - heap));
        System.out.println("resident=" + (Usage.resident() - resident));
        System.out.println("threads=" + Usage.threads());
        countSlices();
    }

    private void countSlices() throws Exception {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (input.readLine() != null) {
            frames.set(0);
            long cpu = Usage.cpu();
            input.readLine();
            long used = Usage.cpu() - cpu;
            int count = frames.get();
            long[] sorted = new long[count];
            Arrays.setAll(sorted, ages::get);
            Arrays.sort(sorted);
            System.out.println("frames=" + count);
            System.out.println("cpu=" + used);
            System.out.println("p99=" + (count == 0 ? 0 : sorted[count * 99 / 100]));
        }
    }

    private void received(long age) {
        ages.set(frames.getAndIncrement() & LARGEST_SLICE - 1, age);
        if (opened.get() < sessions && opened.incrementAndGet() == sessions) {
            synchronized (this) {
                notifyAll();
            }
        }
    }

    private void openSockets() {
        Vertx vertx = Vertx.vertx();
        WebSocketClient client = vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(sessions));
        for (int i = 0; i < sessions; i++) {
            client.connect(port, "127.0.0.1", Paths.socket(i))
                    .onSuccess(socket -> socket.textMessageHandler(frame -> received(Frame.age(frame))))
                    .onFailure(JavaProcess::fail);
        }
    }

    private void startRoute() throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getRegistry().bind("accounts", new ManyAccounts(port, sessions));
        context.getComponent("greenapi", GreenApiComponent.class).setConnectRate(CONNECT_RATE);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("greenapi:qr?accounts=#accounts&sessionTimeout=3600000").process(exchange -> {
                    if (exchange.getMessage().getBody() instanceof QrCode code) {
                        received(Frame.age(code.png()));
                    }
                });
            }
        });
        context.start();
    }
}
