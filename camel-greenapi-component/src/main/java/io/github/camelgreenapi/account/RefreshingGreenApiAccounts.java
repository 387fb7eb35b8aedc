/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.account;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accounts that are read from a source at intervals: a table, a vault, a file. Safe for use from any thread.
 *
 * <p>The first use of it reads the source on the caller's thread; later reads have a thread of their own, which the
 * source may hold up. Between two reads nothing waits for the source. When it fails, what was known stays known, and it
 * is read again after the interval.
 */
public final class RefreshingGreenApiAccounts implements GreenApiAccounts, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshingGreenApiAccounts.class);

    private static final int MOST_CAUSES = 5;

    /** Runs a task after a delay; closing the result cancels it. */
    interface Later {
        Runnable run(Duration delay, Runnable task);
    }

    private final InMemoryGreenApiAccounts known = new InMemoryGreenApiAccounts();
    private final Supplier<? extends Collection<GreenApiAccount>> source;
    private final Duration interval;
    private final Later later;
    private final Runnable end;
    // Held while the source is read, so that an older read never comes after a newer one.
    private final Object reading = new Object();
    // Written while reading.
    private volatile boolean begun;
    private boolean failing;
    // Guarded by later.
    private Runnable callOff = () -> {};
    private boolean closed;

    /**
     * @param source gives all accounts there are; an instance that it names twice, or null, counts as a failure
     * @param interval from the end of a read to the next one
     */
    public RefreshingGreenApiAccounts(Supplier<? extends Collection<GreenApiAccount>> source, Duration interval) {
        this(source, interval, oneThread());
    }

    private RefreshingGreenApiAccounts(
            Supplier<? extends Collection<GreenApiAccount>> source,
            Duration interval,
            ScheduledExecutorService thread) {
        this(source, interval, (delay, task) -> schedule(thread, delay, task), thread::shutdownNow);
    }

    RefreshingGreenApiAccounts(
            Supplier<? extends Collection<GreenApiAccount>> source, Duration interval, Later later, Runnable end) {
        this.source = Objects.requireNonNull(source, "source");
        this.interval = Objects.requireNonNull(interval, "interval");
        this.later = later;
        this.end = end;
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("The interval must be more than zero, but is " + interval);
        }
    }

    private static ScheduledExecutorService oneThread() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "GreenApiAccounts");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    private static Runnable schedule(ScheduledExecutorService thread, Duration delay, Runnable task) {
        // The delay may have more nanoseconds than a long.
        Future<?> pending = thread.schedule(task, TimeUnit.NANOSECONDS.convert(delay), TimeUnit.NANOSECONDS);
        return () -> pending.cancel(false);
    }

    @Override
    public Optional<GreenApiAccount> find(String instance) {
        return known().find(instance);
    }

    @Override
    public Collection<GreenApiAccount> all() {
        return known().all();
    }

    @Override
    public AutoCloseable listen(Listener listener) {
        return known().listen(listener);
    }

    /** Reads the source now, on the caller's thread: after a change that is not to wait for the interval. */
    public void refresh() {
        begin();
        read();
    }

    /** Ends the reading, and does not wait for a read that is under way. What is known stays known. */
    @Override
    public void close() {
        synchronized (later) {
            closed = true;
            callOff.run();
        }
        end.run();
    }

    private InMemoryGreenApiAccounts known() {
        begin();
        return known;
    }

    private void begin() {
        if (begun) {
            return;
        }
        synchronized (reading) {
            if (!begun) {
                read();
                begun = true;
                again();
            }
        }
    }

    private void again() {
        synchronized (later) {
            if (!closed) {
                callOff = later.run(interval, () -> {
                    try {
                        read();
                    } finally {
                        again();
                    }
                });
            }
        }
    }

    private void read() {
        synchronized (reading) {
            try {
                apply(byInstance(source.get()));
                if (failing) {
                    failing = false;
                    LOG.info(
                            "Read the accounts again; there are {}", known.all().size());
                }
            } catch (RuntimeException | Error e) {
                // An Error too: the thread of the later reads would keep it to itself.
                if (!failing) {
                    failing = true;
                    LOG.warn(
                            "Could not read the accounts, and keeps the {} known ones; retrying in {}. Further"
                                    + " failures are not logged. The source failed with {}",
                            known.all().size(),
                            interval,
                            description(e));
                }
            }
        }
    }

    // The message of another's exception may quote what was read, and with it tokens.
    private static String description(Throwable failure) {
        return failure instanceof UnusableAccountsException
                ? failure.getMessage()
                : Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                        .limit(MOST_CAUSES)
                        .map(cause -> cause.getClass().getName())
                        .collect(Collectors.joining(", caused by "));
    }

    /** The source has given something that cannot be served. */
    private static final class UnusableAccountsException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnusableAccountsException(String message) {
            super(message);
        }
    }

    private static Map<String, GreenApiAccount> byInstance(Collection<GreenApiAccount> accounts) {
        if (accounts == null) {
            throw new UnusableAccountsException("null instead of accounts");
        }
        Map<String, GreenApiAccount> byInstance = new LinkedHashMap<>();
        for (GreenApiAccount account : accounts) {
            if (byInstance.put(account.instance(), account) != null) {
                throw new UnusableAccountsException("instance " + account.instance() + " named more than once");
            }
        }
        return byInstance;
    }

    private void apply(Map<String, GreenApiAccount> present) {
        for (GreenApiAccount former : known.all()) {
            if (!present.containsKey(former.instance())) {
                known.remove(former.instance());
            }
        }
        present.values().forEach(known::add);
    }
}
