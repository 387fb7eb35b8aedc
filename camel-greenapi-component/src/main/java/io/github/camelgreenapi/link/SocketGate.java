/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.link;

import io.github.camelgreenapi.wire.Timer.Cancellable;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets one socket an instance through at a time, because the provider allows one session; the others wait in line.
 *
 * @see <a href="https://green-api.com/en/docs/api/account/Scanqrcode/">GREEN-API: Scanqrcode</a>
 */
public final class SocketGate {

    // The head of each line is the one that was let through.
    private final Map<String, Queue<Pass>> lines = new HashMap<>();

    /**
     * Asks for a pass.
     *
     * @param passed run once it is this one's turn, possibly at once
     * @return gives the pass back, or leaves the line
     */
    Cancellable enter(String instance, Runnable passed) {
        Pass pass = new Pass(instance, passed);
        boolean first;
        synchronized (lines) {
            Queue<Pass> line = lines.computeIfAbsent(instance, none -> new ArrayDeque<>());
            line.add(pass);
            first = line.peek() == pass;
        }
        if (first) {
            passed.run();
        }
        return pass;
    }

    private final class Pass implements Cancellable {

        private final String instance;
        private final Runnable passed;
        private final AtomicBoolean given = new AtomicBoolean();

        Pass(String instance, Runnable passed) {
            this.instance = instance;
            this.passed = passed;
        }

        @Override
        public void cancel() {
            if (given.getAndSet(true)) {
                return;
            }
            Pass next = null;
            synchronized (lines) {
                Queue<Pass> line = lines.get(instance);
                boolean head = line.peek() == this;
                line.remove(this);
                if (line.isEmpty()) {
                    lines.remove(instance);
                } else if (head) {
                    next = line.peek();
                }
            }
            if (next != null) {
                next.passed.run();
            }
        }
    }
}
