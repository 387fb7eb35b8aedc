/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.AccountState.Value;
import io.github.camelgreenapi.internal.concurrent.Deadline;
import io.github.camelgreenapi.internal.concurrent.Timer;
import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls the state of an account while a browser shows its page.
 *
 * <p>Events alone do not say that a code was scanned and the phone is synchronising, nor that a code was typed, nor
 * that the phone has removed the device after all.
 */
final class StateWatch {

    private static final Logger LOG = LoggerFactory.getLogger(StateWatch.class);

    /** How often the state is polled. */
    enum Pace {
        NONE(Duration.ZERO),
        IMPATIENT(Duration.ofSeconds(1)),
        QUICK(Duration.ofSeconds(3)),
        SLOW(Duration.ofSeconds(10));

        private final Duration interval;

        Pace(Duration interval) {
            this.interval = interval;
        }
    }

    /** Is notified of the states that matter to a page. */
    interface Observer {

        String instance();

        /** How often the state is to be polled from now on. */
        Pace pace();

        /** Nobody has looked at the page for a while. */
        void away();

        void synchronising();

        /** The account is linked, and no event has said so. */
        void linkedUnnoticed();

        void loggedOut();
    }

    // A request for events waits 25 s; a browser that sleeps misses the next.
    private static final Duration AWAY = Duration.ofSeconds(60);
    private static final Duration LONGEST_SYNC = Duration.ofMinutes(5);
    // The linking learns of most links itself, if a little later than the state says so.
    private static final int UNNOTICED = 3;
    // One reply may still give the state from before the link.
    private static final int CERTAIN = 2;

    private final LinkableAccount account;
    private final Timer timer;
    private final Observer page;
    // All below is guarded by the page, which is called while it is held.
    private long seen;
    private Cancellable next = Cancellable.NOTHING;
    private boolean watching;
    // Counts the watches, so that a reply to a poll of a former one is not taken for news.
    private int watch;
    private Value last;
    private int inARow;
    private Runnable whenSettled;
    private Deadline longestSync;

    StateWatch(LinkableAccount account, Timer timer, Observer page) {
        this.account = account;
        this.timer = timer;
        this.page = page;
        this.seen = timer.nanos();
    }

    /** A browser shows the page. */
    void seen() {
        synchronized (page) {
            seen = timer.nanos();
            start();
        }
    }

    /** Polls from now on, at the page's pace. */
    void start() {
        synchronized (page) {
            if (!watching) {
                goOn();
            }
        }
    }

    /** Runs a task when the phone has finished synchronising, or cannot be asked. */
    void settle(Runnable task) {
        synchronized (page) {
            stop();
            whenSettled = task;
            longestSync = Deadline.in(timer, LONGEST_SYNC);
            watching = true;
            poll();
        }
    }

    void stop() {
        synchronized (page) {
            next.cancel();
            watching = false;
            watch++;
            whenSettled = null;
            last = null;
        }
    }

    private void goOn() {
        Pace pace = whenSettled != null ? Pace.IMPATIENT : page.pace();
        watching = pace != Pace.NONE;
        if (watching) {
            next = timer.after(pace.interval, this::poll);
        }
    }

    private void poll() {
        int polling;
        synchronized (page) {
            if (!watching) {
                return;
            }
            polling = watch;
            if (whenSettled == null && timer.since(seen).compareTo(AWAY) > 0) {
                stop();
                page.away();
                return;
            }
        }
        account.state().whenComplete((state, failure) -> polled(polling, state, failure));
    }

    private void polled(int polling, AccountState state, Throwable failure) {
        synchronized (page) {
            if (!watching || polling != watch) {
                return;
            }
            if (failure == null) {
                inARow = state.value() == last ? inARow + 1 : 1;
                last = state.value();
                learnt();
            } else {
                LOG.debug("Could not poll the state of instance {}: {}", page.instance(), failure.getMessage());
                settled();
            }
            if (watching) {
                goOn();
            }
        }
    }

    private void learnt() {
        boolean linking = page.pace() != Pace.SLOW;
        switch (last) {
            case STARTING -> {
                page.synchronising();
                if (whenSettled != null && !longestSync.allows(Duration.ZERO)) {
                    settled();
                }
            }
            case AUTHORIZED, SUSPENDED, SLEEP_MODE -> {
                settled();
                if (linking && inARow == UNNOTICED) {
                    page.linkedUnnoticed();
                }
            }
            case NOT_AUTHORIZED -> {
                if (!linking && inARow >= CERTAIN) {
                    stop();
                    page.loggedOut();
                }
            }
            case BLOCKED, UNKNOWN -> settled();
        }
    }

    private void settled() {
        if (whenSettled != null) {
            Runnable task = whenSettled;
            whenSettled = null;
            task.run();
        }
    }
}
