/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;

/** The thread of a consumer: it repeats a step until it is closed, a failed one after a pause. */
final class PollLoop implements AutoCloseable {

    private static final Duration RETRY_DELAY = Duration.ofSeconds(5);
    // Long enough to leave a group whose broker answers.
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(30);

    private final String name;
    private final Consumer<?, ?> consumer;
    private final Runnable step;
    private final Problems problems;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /** @param name of the thread, and of the problem that a failed step is */
    PollLoop(String name, Consumer<?, ?> consumer, Runnable step, Problems problems) {
        this.name = name;
        this.consumer = consumer;
        this.step = step;
        this.problems = problems;
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    /** Begins, unless it was closed before. */
    synchronized void start() {
        if (closing.getCount() > 0) {
            thread.start();
        }
    }

    private void run() {
        try {
            while (closing.getCount() > 0) {
                repeat();
            }
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        } finally {
            consumer.close(CLOSE_TIMEOUT);
        }
    }

    private void repeat() throws InterruptedException {
        try {
            step.run();
            problems.end(name);
        } catch (WakeupException e) {
            // It is being closed.
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            // A listener whose classes are incomplete must not end the thread unnoticed.
            problems.begin(name, "Kafka cannot be used as it should (" + name + "), which is tried again: " + e);
            closing.await(RETRY_DELAY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Ends the loop and its consumer, and waits for that. */
    @Override
    public void close() {
        synchronized (this) {
            closing.countDown();
            if (thread.getState() == Thread.State.NEW) {
                consumer.close(CLOSE_TIMEOUT);
                return;
            }
        }
        consumer.wakeup();
        try {
            thread.join(JOIN_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        problems.end(name);
    }
}
