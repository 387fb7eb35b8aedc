/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.link;

import io.github.camelgreenapi.account.Report;
import io.github.camelgreenapi.command.AuthorizationCode;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A person with a phone, who takes a while to scan the code on the screen, or to type in a pairing code. */
final class SimulatedPhone implements Consumer<Report>, AutoCloseable {

    private static final String NUMBER = "441234567890";

    private final SimulatedAccount account;
    private final Duration after;
    private final ScheduledExecutorService person = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "simulated-phone");
        thread.setDaemon(true);
        return thread;
    });

    // Both are guarded by this.
    private QrCode newest;
    private boolean reachingForThePhone;

    SimulatedPhone(SimulatedAccount account, Duration after) {
        this.account = account;
        this.after = after;
    }

    @Override
    public synchronized void accept(Report shown) {
        if (shown instanceof QrCode code) {
            newest = code;
            if (!reachingForThePhone) {
                reachingForThePhone = true;
                later(this::scan);
            }
        } else if (shown instanceof AuthorizationCode code) {
            later(() -> account.enterCode(code.code(), null));
        }
    }

    // What is scanned is what is on the screen. When it has just become stale, the next code is another chance.
    private synchronized void scan() {
        reachingForThePhone = false;
        account.scan(newest.content(), NUMBER);
    }

    private void later(Runnable task) {
        person.schedule(task, after.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        person.shutdownNow();
    }
}
