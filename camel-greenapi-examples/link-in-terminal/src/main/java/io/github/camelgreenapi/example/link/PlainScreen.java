/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.link;

import io.github.camelgreenapi.event.QrCode;
import java.io.PrintStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Only appends lines, as logs and pipes need it; a code stays where it was printed. */
final class PlainScreen implements Screen {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final PrintStream out;

    PlainScreen(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void show(QrCode code) {
        // With colours, so that a person who follows the log in a terminal can scan it.
        String drawing = code.text();
        out.println("QR code " + code.sequence() + ", to be scanned before "
                + TIME.format(code.expiresAt().atZone(ZoneId.systemDefault())) + ":");
        out.print(drawing);
    }

    @Override
    public void hide() {
        // What is printed is printed.
    }

    @Override
    public synchronized void say(String text) {
        out.println(text);
    }

    @Override
    public void typed() {
        // Nothing has to make room.
    }

    @Override
    public void close() {
        out.flush();
    }
}
