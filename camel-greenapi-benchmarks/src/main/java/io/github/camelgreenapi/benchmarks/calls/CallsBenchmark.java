/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.benchmarks.calls;

import io.github.camelgreenapi.benchmarks.measure.Figures;
import io.github.camelgreenapi.benchmarks.measure.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A call that fetches a QR code of 5.9 KB, with 1, 16 and 64 of them at once.
 *
 * <p>All candidates run in this process in turn, slice by slice, so that whatever disturbs the machine disturbs all.
 */
public final class CallsBenchmark {

    private static final int[] AT_ONCE = {1, 16, 64};
    // The component calls one account every 350 ms at most, so there are more than it can call in that time.
    private static final int ACCOUNTS = 100_000;
    private static final int WARM_UP = 4;
    private static final int SLICES = 9;
    private static final Duration SLICE = Duration.ofSeconds(1);

    private final int port;
    private final AtomicInteger account = new AtomicInteger();

    public CallsBenchmark(int port) {
        this.port = port;
    }

    /** Runs for some minutes and returns a table for each number of calls at once. */
    public Map<String, String> run() throws Exception {
        Map<String, String> tables = new LinkedHashMap<>();
        List<Caller> callers = new ArrayList<>(List.of(
                new RawNetty(port, 64),
                new RawVertx(port, 64),
                new SpringRestTemplate(port),
                new HttpRoute(port, 64),
                new GreenApiRoute(port, ACCOUNTS)));
        try {
            for (int lanes : AT_ONCE) {
                tables.put("calls-" + lanes, measure(callers, lanes));
            }
        } finally {
            for (Caller caller : callers) {
                caller.close();
            }
        }
        return tables;
    }

    private String measure(List<Caller> callers, int lanes) throws InterruptedException {
        Figures figures = new Figures();
        for (Caller caller : callers) {
            figures.row(caller.name());
        }
        List<Caller> order = new ArrayList<>(callers);
        for (int i = 0; i < WARM_UP + SLICES; i++) {
            Collections.rotate(order, 1);
            for (Caller caller : order) {
                System.err.printf(
                        "calls, %d at once: slice %d of %d, %s%n", lanes, i + 1, WARM_UP + SLICES, caller.name());
                slice(caller, lanes, i < WARM_UP ? new Figures() : figures);
            }
        }
        return figures.table(lanes + " at once");
    }

    private void slice(Caller caller, int lanes, Figures figures) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(lanes);
        AtomicLong calls = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        long cpu = Usage.cpu();
        long allocated = Usage.allocated();
        long start = System.nanoTime();
        long end = start + SLICE.toNanos();
        for (int i = 0; i < lanes; i++) {
            int lane = i;
            Runnable run = caller.waits()
                    ? () -> callAndWait(caller, lane, end, calls)
                    : () -> callAgain(caller, lane, end, calls, ended);
            if (caller.waits()) {
                Thread thread = new Thread(run);
                threads.add(thread);
                thread.start();
            } else {
                run.run();
            }
        }
        if (threads.isEmpty()) {
            ended.await();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double count = calls.get();
        figures.add(caller.name(), "CPU, µs a call", (Usage.cpu() - cpu) / count / 1_000);
        if (threads.isEmpty()) {
            // The waiting callers' threads have ended, and what they allocated is not known any more.
            figures.add(caller.name(), "allocated, KB a call", (Usage.allocated() - allocated) / count / 1_024);
        }
        figures.add(caller.name(), "calls a second", count * 1e9 / (System.nanoTime() - start));
    }

    private void callAndWait(Caller caller, int lane, long end, AtomicLong calls) {
        while (System.nanoTime() < end) {
            caller.call(lane, next(), calls::incrementAndGet);
        }
    }

    private void callAgain(Caller caller, int lane, long end, AtomicLong calls, CountDownLatch ended) {
        if (System.nanoTime() >= end) {
            ended.countDown();
            return;
        }
        caller.call(lane, next(), () -> {
            calls.incrementAndGet();
            callAgain(caller, lane, end, calls, ended);
        });
    }

    private int next() {
        return Math.floorMod(account.getAndIncrement(), ACCOUNTS);
    }
}
