/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import io.github.camelgreenapi.GreenApiComponent;
import io.github.camelgreenapi.GreenApiConfiguration;
import io.github.camelgreenapi.internal.concurrent.KeyedLock;
import io.github.camelgreenapi.internal.concurrent.Pacer;
import io.github.camelgreenapi.internal.concurrent.ScheduledTimer;
import io.github.camelgreenapi.internal.concurrent.Timer;
import io.github.camelgreenapi.internal.observe.Meters;
import io.github.camelgreenapi.internal.state.StateLedgers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;

/**
 * What all endpoints of a component share: time, threads, pacing and connections. Their number does not grow with the
 * number of accounts.
 */
public final class GreenApiEngine implements AutoCloseable {

    // Sessions never wait, so two threads serve thousands of them.
    private static final int SESSION_THREADS = 2;
    // Routes may wait; these many exchanges are under way at a time.
    private static final int ROUTE_THREADS = 10;

    private final GreenApiComponent component;
    private final ExecutorServiceManager executors;
    private final ScheduledExecutorService scheduler;
    private final ExecutorService sessions;
    private final ExecutorService routes;
    private final Timer timer;
    private final Meters meters;
    private final Pacer pacer;
    private final KeyedLock gate = new KeyedLock();
    private final StateLedgers ledgers = new StateLedgers();
    private final Map<ConnectionKey, HttpClients> wires = new ConcurrentHashMap<>();
    private final Map<String, String> claims = new ConcurrentHashMap<>();

    public GreenApiEngine(GreenApiComponent component) {
        this.component = component;
        this.executors = component.getCamelContext().getExecutorServiceManager();
        this.scheduler = executors.newScheduledThreadPool(this, "GreenApiTimer", profile("GreenApiTimer", 1, -1));
        this.sessions = pool("GreenApiSession", SESSION_THREADS);
        this.routes = pool("GreenApiRoute", ROUTE_THREADS);
        this.timer = new ScheduledTimer(scheduler);
        this.pacer = new Pacer(timer);
        this.meters = Meters.in(component.getCamelContext());
        meters.states(ledgers::count);
    }

    private ExecutorService pool(String name, int threads) {
        return executors.newThreadPool(this, name, profile(name, threads, Integer.MAX_VALUE));
    }

    // Camel means "as many as you like" by -1 for a scheduler, but "none, let the caller run it" for a pool. By its
    // own defaults it would hold a thousand, and refuse or run on the caller's thread what comes after that.
    private static ThreadPoolProfile profile(String name, int threads, int queue) {
        ThreadPoolProfile profile = new ThreadPoolProfile(name);
        profile.setPoolSize(threads);
        profile.setMaxPoolSize(threads);
        profile.setMaxQueueSize(queue);
        return profile;
    }

    public Timer timer() {
        return timer;
    }

    Pacer pacer() {
        return pacer;
    }

    KeyedLock gate() {
        return gate;
    }

    /** What is known of the accounts' states, whoever learnt it. */
    public StateLedgers ledgers() {
        return ledgers;
    }

    RandomGenerator random() {
        // Not of the thread that asks now: used by others, it would give all of them the same numbers at each start.
        return () -> ThreadLocalRandom.current().nextLong();
    }

    /** Runs what never waits. */
    Executor sessions() {
        return quiet(sessions);
    }

    /** Runs routes, which may wait. */
    public Executor routes() {
        return quiet(routes);
    }

    // What comes in after the component was stopped is of no use to anybody.
    private static Executor quiet(ExecutorService pool) {
        return task -> {
            try {
                pool.execute(task);
            } catch (RejectedExecutionException e) {
                if (!pool.isShutdown()) {
                    throw e;
                }
            }
        };
    }

    public Meters meters() {
        return meters;
    }

    /** The connections for these options; endpoints with the same options share them. */
    public HttpClients wires(GreenApiConfiguration options) {
        return wires.computeIfAbsent(
                ConnectionKey.of(options, component),
                wiring -> new HttpClients(wiring.connections(component.getCamelContext()), this));
    }

    /**
     * Keeps an instance for one consumer of a kind.
     *
     * @param owner named to whoever else wants it
     */
    void claim(String kind, String instance, String owner) {
        String former = claims.putIfAbsent(kind + " " + instance, owner);
        if (former != null) {
            throw new IllegalStateException("Instance " + instance + " is served by " + former
                    + " already; one consumer of " + kind + " an instance is all a provider allows,"
                    + " so multicast from that route instead");
        }
    }

    void release(String kind, String instance) {
        claims.remove(kind + " " + instance);
    }

    @Override
    public void close() {
        executors.shutdownNow(scheduler);
        wires.values().forEach(HttpClients::close);
        wires.clear();
        executors.shutdown(sessions);
        executors.shutdown(routes);
    }
}
