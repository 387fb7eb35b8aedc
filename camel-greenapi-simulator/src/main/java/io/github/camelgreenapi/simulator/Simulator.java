/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import io.github.camelgreenapi.simulator.greenapi.GreenApiInstance;
import io.github.camelgreenapi.simulator.greenapi.method.GreenApiRoutes;
import io.github.camelgreenapi.simulator.http.SimulatorServer;
import io.github.camelgreenapi.simulator.instance.Instance;
import io.github.camelgreenapi.simulator.instance.Timing;
import io.github.camelgreenapi.simulator.time.Loop;
import io.github.camelgreenapi.simulator.time.SimulatedClock;
import io.github.camelgreenapi.simulator.webhook.WebhookPost;
import io.github.camelgreenapi.simulator.zapi.ZApiInstance;
import io.github.camelgreenapi.simulator.zapi.method.ZApiRoutes;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/**
 * Stands in for GREEN-API and Z-API: one HTTP and websocket server for any number of accounts, with a clock of its own.
 * Several may run in one JVM. May be used from any thread.
 */
public final class Simulator implements AutoCloseable {

    private final Vertx vertx;
    private final Loop loop;
    private final SimulatedClock clock;
    private final WebhookPost post;
    private final Timing timing;
    private final SimulatorServer server;

    /** By instance id, in the order of their creation; on the loop alone. */
    private final Map<String, Instance> instances = new LinkedHashMap<>();

    private Simulator(Builder wanted) {
        timing = wanted.timing;
        vertx = oneThread();
        loop = new Loop(vertx);
        clock = new SimulatedClock(vertx, wanted.manualTime);
        post = new WebhookPost(vertx, clock);
        for (int i = 0; i < wanted.instances; i++) {
            addGreenApi(DefaultAccounts.greenApi(i));
            addZApi(DefaultAccounts.zApi(i));
        }
        ControlRoutes control = new ControlRoutes(this);
        GreenApiRoutes greenApi = new GreenApiRoutes(id -> find(GreenApiInstance.class, id), clock, wanted.rateLimits);
        ZApiRoutes zApi = new ZApiRoutes(id -> find(ZApiInstance.class, id), clock);
        server = new SimulatorServer(vertx, List.of(control::take, greenApi::take, zApi::take));
        try {
            server.open(wanted.host, wanted.port);
        } catch (IllegalStateException e) {
            vertx.close();
            throw e;
        }
    }

    /** Starts one at a free port of the loopback address, with one unlinked account of each provider. */
    public static Simulator start() {
        return builder().start();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Where everything is served, HTTP and websocket alike: {@code http://127.0.0.1:PORT}. */
    public String url() {
        return server.url();
    }

    public int port() {
        return server.port();
    }

    /** The first GREEN-API account. */
    public SimulatedAccount greenApi() {
        return account(DefaultAccounts.greenApi(0));
    }

    /** The first Z-API account. */
    public SimulatedAccount zApi() {
        return account(DefaultAccounts.zApi(0));
    }

    /** @throws NoSuchElementException when there is no such instance */
    public SimulatedAccount account(String instance) {
        Instance found = loop.get(() -> instances.get(instance));
        if (found == null) {
            throw new NoSuchElementException("No instance " + instance + " is simulated");
        }
        return new SimulatedAccount(loop, found);
    }

    /** Adds an account with the same token as the first one's. */
    public SimulatedAccount addGreenApi(String id) {
        if (!id.matches("\\d{1,18}")) {
            throw new IllegalArgumentException("A GREEN-API instance id is a number");
        }
        return add(() -> new GreenApiInstance(
                id, DefaultAccounts.GREEN_API_TOKEN, GreenApiRoutes.methods(), clock, timing, post));
    }

    /** Adds an account with the same tokens as the first one's. */
    public SimulatedAccount addZApi(String id) {
        return add(() -> new ZApiInstance(
                id,
                DefaultAccounts.Z_API_TOKEN,
                DefaultAccounts.Z_API_CLIENT_TOKEN,
                ZApiRoutes.methods(),
                clock,
                timing,
                post));
    }

    public Collection<SimulatedAccount> accounts() {
        return loop.get(() -> instances.values().stream()
                .map(instance -> new SimulatedAccount(loop, instance))
                .toList());
    }

    /**
     * Lets time pass: whatever falls due meanwhile (new QR codes, time-outs, resends) happens in order, each at its own
     * instant. What needs the network happens after that.
     */
    public void advance(Duration by) {
        loop.run(() -> clock.advance(by));
    }

    public Instant now() {
        return loop.get(clock::now);
    }

    /** Ends every connection. The accounts can still be looked at. */
    @Override
    public void close() {
        loop.run(clock::stop);
        loop.stop();
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private SimulatedAccount add(Supplier<Instance> made) {
        return loop.get(() -> {
            Instance instance = made.get();
            if (instances.putIfAbsent(instance.id(), instance) != null) {
                throw new IllegalArgumentException("Instance " + instance.id() + " is simulated already");
            }
            return new SimulatedAccount(loop, instance);
        });
    }

    private <T extends Instance> T find(Class<T> provider, String id) {
        Instance found = instances.get(id);
        return provider.isInstance(found) ? provider.cast(found) : null;
    }

    private static Vertx oneThread() {
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setUseDaemonThread(true)
                .setMaxEventLoopExecuteTime(Duration.ofMinutes(1).toNanos())
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    }

    /** What a simulator can be started with. Everything has a default. */
    public static final class Builder {
        private String host = "127.0.0.1";
        private int port;
        private int instances = 1;
        private boolean manualTime;
        private boolean rateLimits = true;
        private Timing timing = Timing.DEFAULT;

        private Builder() {}

        public Builder host(String name) {
            host = name;
            return this;
        }

        /** 0, the default, is any free port. */
        public Builder port(int number) {
            port = number;
            return this;
        }

        /** How many accounts of each provider there are from the start; 1 unless set. */
        public Builder instances(int ofEach) {
            if (ofEach < 0 || ofEach > DefaultAccounts.MOST) {
                throw new IllegalArgumentException("instances must be 0 to " + DefaultAccounts.MOST);
            }
            instances = ofEach;
            return this;
        }

        /** Has time pass by {@link Simulator#advance} only. */
        public Builder manualTime() {
            manualTime = true;
            return this;
        }

        /** Whether GREEN-API's documented rates are enforced, which they are unless switched off. */
        public Builder rateLimits(boolean enforced) {
            rateLimits = enforced;
            return this;
        }

        /** How long a QR socket waits for the scan; 100 s unless set. */
        public Builder scanTime(Duration time) {
            timing = timing.withScan(time);
            return this;
        }

        /** How long an account is {@code starting} after it was linked; 200 ms unless set. */
        public Builder syncTime(Duration time) {
            timing = timing.withSync(time);
            return this;
        }

        /** How long an account is {@code starting} after a reboot; 200 ms unless set. */
        public Builder restartTime(Duration time) {
            timing = timing.withRestart(time);
            return this;
        }

        /** How long changed settings take to come into force; 1 s unless set. */
        public Builder settingsDelay(Duration time) {
            timing = timing.withSettings(time);
            return this;
        }

        public Simulator start() {
            return new Simulator(this);
        }
    }
}
