/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Decodes a session's pictures one at a time, on threads that serve no session.
 *
 * <p>A picture that comes while another is decoded replaces the one that waits, as a new QR code replaces the one
 * before. All methods must be called on the strand.
 */
final class PictureQueue {

    private final Executor threads;
    private final Executor strand;
    private Runnable next;
    private boolean busy;

    /** @param threads decode pictures */
    PictureQueue(Executor threads, Executor strand) {
        this.threads = threads;
        this.strand = strand;
    }

    /**
     * Decodes a picture.
     *
     * @param decode runs on the threads
     * @param then gets the result on the strand
     */
    <T> void add(Supplier<T> decode, Consumer<T> then) {
        next = () -> threads.execute(() -> decode(decode, then));
        goOn();
    }

    private <T> void decode(Supplier<T> decode, Consumer<T> then) {
        Runnable report = () -> {};
        try {
            T result = decode.get();
            report = () -> then.accept(result);
        } finally {
            // Whatever it throws is the thread's to report; the pictures behind it must not suffer.
            Runnable decoded = report;
            strand.execute(() -> {
                busy = false;
                decoded.run();
                goOn();
            });
        }
    }

    private void goOn() {
        if (!busy && next != null) {
            busy = true;
            Runnable decoding = next;
            next = null;
            decoding.run();
        }
    }
}
