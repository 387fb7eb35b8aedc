/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.link;

import io.github.camelgreenapi.event.QrCode;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Draws the code in one place of a terminal, with a bar below that shrinks as its validity runs out.
 *
 * <p>The cursor rests below the bar, where the person may type. Everything is found again by counting lines upwards, so
 * that it does not matter how far the terminal has scrolled.
 */
final class LiveScreen implements Screen {

    private static final String UP = "\u001b[%dA";
    private static final String ERASE_BELOW = "\u001b[J";
    private static final String ERASE_LINE = "\r\u001b[2K";
    private static final String KEEP_CURSOR = "\u001b7";
    private static final String RESTORE_CURSOR = "\u001b8";
    private static final String COLOUR = "\u001b[%dm";
    private static final int GREEN = 32;
    private static final int YELLOW = 33;
    private static final int RED = 31;
    private static final int NONE = 0;

    private final PrintStream out;
    private final InstantSource time;
    private final IntSupplier height;
    private final ScheduledExecutorService seconds = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "count-down");
        thread.setDaemon(true);
        return thread;
    });

    // All below is guarded by this.
    private QrCode code;
    private String drawing;
    private int linesDrawn;
    private int linesTyped;

    /** @param height how many lines the terminal shows */
    LiveScreen(PrintStream out, InstantSource time, IntSupplier height) {
        this.out = out;
        this.time = time;
        this.height = height;
    }

    /** Keeps the bar up to date from now on. */
    LiveScreen counting() {
        seconds.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
        return this;
    }

    @Override
    public synchronized void show(QrCode next) {
        String nextDrawing = next.text();
        erase();
        code = next;
        drawing = nextDrawing;
        draw();
    }

    @Override
    public synchronized void hide() {
        erase();
        code = null;
        out.flush();
    }

    @Override
    public synchronized void say(String text) {
        erase();
        out.println(text);
        draw();
    }

    @Override
    public synchronized void typed() {
        linesTyped++;
    }

    synchronized void tick() {
        if (code != null) {
            out.print(KEEP_CURSOR + UP.formatted(1 + linesTyped) + ERASE_LINE + bar() + RESTORE_CURSOR);
            out.flush();
        }
    }

    @Override
    public void close() {
        seconds.shutdownNow();
        hide();
    }

    private void erase() {
        if (code != null) {
            out.print(UP.formatted(linesDrawn + linesTyped) + "\r" + ERASE_BELOW);
        }
    }

    private void draw() {
        if (code != null) {
            String below = hint() + bar() + "\n";
            linesDrawn = (int) (drawing + below).lines().count();
            linesTyped = 0;
            out.print(drawing + below);
        }
        out.flush();
    }

    private String hint() {
        long needed = drawing.lines().count() + 2; // for the bar and for the cursor
        int has = height.getAsInt();
        return has >= needed
                ? ""
                : "This window shows " + has + " lines, the code needs " + needed + ": make it larger.\n";
    }

    private String bar() {
        Duration life = Duration.between(code.receivedAt(), code.expiresAt());
        Duration left = Duration.between(time.instant(), code.expiresAt());
        // Rounded up, so that it says 0 only when it is over.
        long seconds = Math.max(0, left.plusMillis(999).toSeconds());
        String bar = "█".repeat((int) seconds) + "░".repeat((int) Math.max(0, life.toSeconds() - seconds));
        return "Code " + code.sequence() + "  " + COLOUR.formatted(colour(seconds)) + bar + COLOUR.formatted(NONE)
                + (seconds == 0 ? "  waiting for the next one" : "  " + seconds + " s left");
    }

    private static int colour(long seconds) {
        if (seconds > 10) {
            return GREEN;
        }
        return seconds > 5 ? YELLOW : RED;
    }
}
