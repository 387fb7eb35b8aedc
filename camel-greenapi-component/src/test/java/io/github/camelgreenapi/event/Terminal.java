/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.event;

import java.util.List;

/** A terminal that shows half blocks. */
final class Terminal {

    private Terminal() {}

    /** What is dark on the screen, two rows a line of text. */
    static boolean[][] modules(String text) {
        List<String> lines = text.lines()
                .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", ""))
                .toList();
        boolean[][] modules = new boolean[lines.size() * 2][lines.get(0).length()];
        for (int y = 0; y < lines.size(); y++) {
            for (int x = 0; x < lines.get(y).length(); x++) {
                char cell = lines.get(y).charAt(x);
                modules[2 * y][x] = cell == '█' || cell == '▀';
                modules[2 * y + 1][x] = cell == '█' || cell == '▄';
            }
        }
        return modules;
    }
}
