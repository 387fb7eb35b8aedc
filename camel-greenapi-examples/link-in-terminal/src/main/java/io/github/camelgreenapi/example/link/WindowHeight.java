/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.link;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;

/** Finds the height of the terminal in lines, which Java does not know. */
final class WindowHeight {

    private WindowHeight() {}

    /** Asks {@code stty}; where there is none, a terminal is taken to be high enough. */
    static int ask() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(Redirect.INHERIT)
                    .redirectError(Redirect.DISCARD)
                    .start();
            String[] size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ");
            return size.length == 2 ? Integer.parseInt(size[0]) : Integer.MAX_VALUE;
        } catch (IOException | NumberFormatException e) {
            return Integer.MAX_VALUE;
        }
    }
}
