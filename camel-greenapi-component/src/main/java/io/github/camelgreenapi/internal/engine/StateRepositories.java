/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import io.github.camelgreenapi.internal.concurrent.Timer;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.StatefulService;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.StateRepository;

/**
 * The state repositories that consumers use.
 *
 * <p>A repository may block, on a file or a database. Each has a few threads of its own, so that one that hangs delays
 * only the accounts that are kept in it.
 */
public final class StateRepositories implements AutoCloseable {

    private static final int THREADS = 4;

    private final CamelContext context;
    private final Timer timer;
    private final Executor reports;
    private final Function<Integer, ExecutorService> pools;
    // Guarded by this.
    private final Map<StateRepository<String, String>, ExecutorService> threads = new IdentityHashMap<>();

    /**
     * @param reports calls exception handlers
     * @param pools makes a pool of this many threads
     */
    StateRepositories(CamelContext context, Timer timer, Executor reports, Function<Integer, ExecutorService> pools) {
        this.context = context;
        this.timer = timer;
        this.reports = reports;
        this.pools = pools;
    }

    /**
     * A repository for one consumer. It is started if it is not yet, and then stops with the context.
     *
     * @param failures gets the first failure of each outage of the repository
     */
    public RepositoryMemory open(StateRepository<String, String> repository, ExceptionHandler failures) {
        return new RepositoryMemory(repository, threads(repository), timer, reports, failures);
    }

    private synchronized ExecutorService threads(StateRepository<String, String> repository) {
        return threads.computeIfAbsent(repository, none -> {
            start(repository);
            return pools.apply(THREADS);
        });
    }

    private void start(StateRepository<String, String> repository) {
        if (repository instanceof StatefulService service && service.isStarted()) {
            return;
        }
        try {
            context.addService(repository, true, true);
        } catch (Exception e) {
            throw new RuntimeCamelException("The repository in the option stateRepository cannot be started", e);
        }
    }

    /** Lets what was begun end by itself. */
    @Override
    public synchronized void close() {
        threads.values().forEach(ExecutorService::shutdown);
        threads.clear();
    }
}
