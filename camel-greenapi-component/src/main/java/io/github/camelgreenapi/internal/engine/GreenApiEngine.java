/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.internal.concurrent.KeyedLock;
import io.github.camelgreenapi.internal.concurrent.Pacer;
import io.github.camelgreenapi.internal.concurrent.ScheduledTimer;
import io.github.camelgreenapi.internal.concurrent.Timer;
import io.github.camelgreenapi.internal.concurrent.Turnstile;
import io.github.camelgreenapi.internal.link.LinkMemory;
import io.github.camelgreenapi.internal.observe.LinkHealth;
import io.github.camelgreenapi.internal.observe.Meters;
import io.github.camelgreenapi.internal.provider.AccountKey;
import io.github.camelgreenapi.internal.state.StateLedgers;
import io.github.camelgreenapi.internal.wire.VertxClients;
import io.vertx.core.Vertx;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The resources that all endpoints of a component share: timer, threads, pacing and connections, none of which grow in
 * number with the accounts.
 */
public final class GreenApiEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GreenApiEngine.class);

    private final CamelContext context;
    private final ExecutorServiceManager executors;
    private final ScheduledExecutorService scheduler;
    private final ConsumerThreads consumers;
    // Its thread starts with the first picture that must be decoded.
    private final ExecutorService pictures;
    // With virtual threads, Camel's pools have as many threads as tasks.
    private final Executor pictureDecoding;
    private final Timer timer;
    private final Meters meters;
    private final Pacer pacer;
    private final Turnstile turnstile;
    private final KeyedLock<AccountKey> socketLock = new KeyedLock<>();
    private final KeyedLock<AccountKey> routeLock = new KeyedLock<>();
    private final GrowingExecutor completions;
    private final StateLedgers ledgers = new StateLedgers();
    private final Set<LinkHealth> linkings = ConcurrentHashMap.newKeySet();
    private final Runnable uncount;
    private final LinkMemory links = new LinkMemory();
    private final Claims claims = new Claims();
    private final StateRepositories repositories;
    private final Map<ConnectionKey, HttpClients> clients = new ConcurrentHashMap<>();
    // Null until an own one is needed; guarded by this.
    private Vertx vertx;
    private final boolean ownsVertx;

    /**
     * @param vertx null for one of the engine's own
     * @param connectRate how many web sockets are opened a second; 0 for no bound
     */
    public GreenApiEngine(CamelContext context, Vertx vertx, int connectRate) {
        this.context = context;
        this.vertx = vertx;
        this.ownsVertx = vertx == null;
        this.executors = context.getExecutorServiceManager();
        ThreadPoolProfile one = profile("GreenApiTimer", 1, -1);
        this.scheduler = executors.newScheduledThreadPool(nameInJmx(one), "GreenApiTimer", one);
        this.consumers = new ConsumerThreads(task -> executors.newThread("GreenApiConsumer", task));
        this.pictures = pool("GreenApiPicture", 1);
        this.pictureDecoding = new BoundedExecutor(quiet(pictures), 1);
        this.timer = new ScheduledTimer(scheduler);
        this.completions = new GrowingExecutor(timer, task -> executors.newThread("GreenApiCompletion", task));
        this.repositories =
                new StateRepositories(context, timer, routes(), threads -> pool("GreenApiStateRepository", threads));
        this.pacer = new Pacer(timer);
        this.turnstile = new Turnstile(timer, connectRate, LOG::info);
        this.meters = Meters.in(context);
        uncount = meters.states(this::accounts);
    }

    private ExecutorService pool(String name, int threads) {
        ThreadPoolProfile profile = profile(name, threads, Integer.MAX_VALUE);
        return executors.newThreadPool(nameInJmx(profile), name, profile);
    }

    // From anything but a text, Camel would make the same name for all pools.
    private static String nameInJmx(ThreadPoolProfile profile) {
        return profile.getId() + "(" + ObjectHelper.getIdentityHashCode(profile) + ")";
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

    KeyedLock<AccountKey> socketLock() {
        return socketLock;
    }

    Turnstile turnstile() {
        return turnstile;
    }

    KeyedLock<AccountKey> routeLock() {
        return routeLock;
    }

    /** The recorded states of all accounts, from all sources. */
    public StateLedgers ledgers() {
        return ledgers;
    }

    RandomGenerator random() {
        // Looked up on each use: an instance captured here would be
        // shared by other threads, all starting from the same state.
        return () -> ThreadLocalRandom.current().nextLong();
    }

    /** The Vert.x instance that was given, or else the engine's own. */
    synchronized Vertx vertx() {
        if (vertx == null) {
            vertx = VertxClients.newVertx();
        }
        return vertx;
    }

    private synchronized void closeOwnVertx() {
        if (ownsVertx && vertx != null) {
            vertx.close();
        }
    }

    /** Runs what never waits. */
    Executor strands() {
        return consumers.strands();
    }

    /** Runs routes, which may wait. */
    public RouteThreads routes() {
        return consumers.routes();
    }

    /** Decodes pictures. */
    Executor pictures() {
        return pictureDecoding;
    }

    /** Completes the calls of producers; the rest of a caller's route runs on it, and may block. */
    Executor completions() {
        return completions;
    }

    // Nobody waits for what comes in after the component was stopped.
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

    /** The accounts of these linkings are counted until {@link #uncount}. */
    public void count(LinkHealth health) {
        linkings.add(health);
    }

    public void uncount(LinkHealth health) {
        linkings.remove(health);
    }

    private Map<AccountState.Value, Integer> accounts() {
        Map<AccountKey, AccountState.Value> states = new HashMap<>();
        linkings.forEach(health -> states.putAll(health.states()));
        // What was seen says more than what a linking makes likely.
        states.putAll(ledgers.states());
        Map<AccountState.Value, Integer> counts = new EnumMap<>(AccountState.Value.class);
        states.values().forEach(state -> counts.merge(state, 1, Integer::sum));
        return counts;
    }

    public Meters meters() {
        return meters;
    }

    public Claims claims() {
        return claims;
    }

    /** What is known of former links, in memory. */
    public LinkMemory links() {
        return links;
    }

    public StateRepositories repositories() {
        return repositories;
    }

    /** The clients for these connections. */
    public HttpClients clients(ConnectionKey key) {
        return clients.computeIfAbsent(key, connections -> new HttpClients(connections.config(context), this));
    }

    @Override
    public void close() {
        uncount.run();
        // First the calls, whose callers are still there to be answered.
        clients.values().forEach(HttpClients::close);
        clients.clear();
        closeOwnVertx();
        executors.shutdownNow(scheduler);
        completions.close();
        executors.shutdownNow(pictures);
        consumers.close();
        repositories.close();
    }
}
