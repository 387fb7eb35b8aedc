/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import io.github.camelgreenapi.internal.client.CallContext;
import io.github.camelgreenapi.internal.client.CommandExecutor;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.wire.ConnectionConfig;
import io.github.camelgreenapi.internal.wire.HttpSender;
import io.github.camelgreenapi.internal.wire.Reply;
import io.github.camelgreenapi.internal.wire.Request;
import io.github.camelgreenapi.internal.wire.Sockets;
import io.github.camelgreenapi.internal.wire.VertxHttpSender;
import io.github.camelgreenapi.internal.wire.VertxSockets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The HTTP and web socket clients for one set of connection options, each created when first needed. */
public final class HttpClients implements AutoCloseable {

    private final Lazy<HttpSender> ordinary;
    private final Lazy<HttpSender> longPolls;
    private final Lazy<Sockets> sockets;
    private final CommandExecutor services;
    private final CommandExecutor producers;
    private final Resources resources;

    HttpClients(ConnectionConfig connections, GreenApiEngine engine) {
        ordinary = new Lazy<>(() -> new VertxHttpSender(engine.vertx(), connections, engine.timer()));
        longPolls = new Lazy<>(() ->
                new VertxHttpSender(engine.vertx(), connections.withMaxConnections(Integer.MAX_VALUE), engine.timer()));
        sockets = new Lazy<>(() -> new VertxSockets(engine.vertx(), connections));
        CallContext context = new CallContext(
                new LateSender(ordinary),
                new LateSender(longPolls),
                engine.pacer(),
                engine.timer(),
                engine.strands(),
                engine.random(),
                engine.meters());
        services = new CommandExecutor(context);
        producers = new CommandExecutor(context.on(engine.completions()));
        resources = new Resources(
                services,
                sockets,
                engine.socketLock(),
                engine.turnstile(),
                engine.routeLock(),
                engine.pacer(),
                engine.timer(),
                engine.strands(),
                engine.pictures(),
                engine.random(),
                () -> UUID.randomUUID().toString());
    }

    /** Executes the commands of producers; what follows each call in the caller's route may block. */
    public CommandExecutor producers() {
        return producers;
    }

    public Resources resources() {
        return resources;
    }

    @Override
    public void close() {
        producers.close();
        // Nobody waits for these: a consumer that has not ended yet has nothing to report, and no outcome.
        services.cancel();
        ordinary.close();
        longPolls.close();
        sockets.close();
    }

    private record LateSender(Lazy<HttpSender> sender) implements HttpSender {

        @Override
        public CompletableFuture<Reply> send(Request request) {
            return sender.get().send(request);
        }

        @Override
        public void close() {
            sender.close();
        }
    }

    /** Something to be closed that may never be needed. */
    private static final class Lazy<T extends AutoCloseable> implements Supplier<T> {

        private final Supplier<T> make;
        private T made;

        Lazy(Supplier<T> make) {
            this.make = make;
        }

        @Override
        public synchronized T get() {
            if (made == null) {
                made = make.get();
            }
            return made;
        }

        synchronized void close() {
            if (made != null) {
                try {
                    made.close();
                } catch (Exception e) {
                    throw new IllegalStateException("A client could not be closed", e);
                }
            }
        }
    }
}
