/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Lets accounts connect one after another at a bounded rate, in the order they came.
 *
 * <p>A turn is only the beginning: how long it then takes an account to connect delays no other. An account that goes
 * away while it waits costs no turn.
 */
public final class Turnstile {

    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(10);
    private static final long SECOND = 1_000_000_000;

    private final Timer timer;
    private final int rate;
    private final Consumer<String> progress;
    private final Pacer turns;
    // All guarded by this.
    private final Set<Waiting> waiting = new LinkedHashSet<>();
    private boolean alarmed;
    // Of those that wait together: when the first came, how many have passed, and when that was last reported.
    private int passed;
    private long reported;
    private boolean reporting;

    /**
     * @param rate how many may pass a second; 0 for no bound
     * @param progress gets a line now and then while many wait; must not block
     */
    public Turnstile(Timer timer, int rate, Consumer<String> progress) {
        this.timer = timer;
        this.progress = progress;
        this.rate = rate;
        this.turns = new Pacer(timer);
    }

    /**
     * Waits for a turn.
     *
     * @param passes run at the turn, possibly at once; must not block
     * @return gives the place in the line up
     */
    public Cancellable enter(Runnable passes) {
        Waiting place = new Waiting(passes);
        synchronized (this) {
            if (rate > 0 && !(waiting.isEmpty() && takeTurn())) {
                join(place);
                return place;
            }
        }
        passes.run();
        return Cancellable.NOTHING;
    }

    /** How many wait for their turn. */
    public synchronized int waiting() {
        return waiting.size();
    }

    private boolean takeTurn() {
        return turns.turn(this, "turn", Duration.ofNanos(SECOND / rate), Duration.ZERO) != null;
    }

    private void join(Waiting place) {
        if (waiting.isEmpty()) {
            passed = 0;
            reported = timer.nanos();
            reporting = false;
        }
        waiting.add(place);
        setAlarm();
    }

    private void setAlarm() {
        if (!alarmed && !waiting.isEmpty()) {
            alarmed = true;
            timer.after(turns.untilFree(this, "turn"), this::nextTurn);
        }
    }

    private void nextTurn() {
        Waiting next = null;
        synchronized (this) {
            alarmed = false;
            if (!waiting.isEmpty() && takeTurn()) {
                next = waiting.iterator().next();
                waiting.remove(next);
                passed++;
                report();
            }
            setAlarm();
        }
        if (next != null) {
            next.passes.run();
        }
    }

    private void report() {
        int all = passed + waiting.size();
        if (waiting.isEmpty() && reporting) {
            progress.accept(String.format(Locale.ROOT, "Linking all %,d accounts", all));
        } else if (timer.since(reported).compareTo(BETWEEN_REPORTS) >= 0) {
            reported = timer.nanos();
            reporting = true;
            progress.accept(String.format(
                    Locale.ROOT,
                    "Linking %,d of %,d accounts: %,d wait for their web socket, of which %,d are opened a second",
                    passed,
                    all,
                    waiting.size(),
                    rate));
        }
    }

    private final class Waiting implements Cancellable {

        private final Runnable passes;

        Waiting(Runnable passes) {
            this.passes = passes;
        }

        @Override
        public void cancel() {
            synchronized (Turnstile.this) {
                waiting.remove(this);
            }
        }
    }
}
