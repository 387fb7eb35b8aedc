/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.link;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of a terminal as {@link LiveScreen} needs: shows what a person would see after some output. */
final class Glass {

    private static final Pattern PIECE =
            Pattern.compile("\u001b\\[(?<number>\\d*)(?<action>[AJK])|\u001b(?<cursor>[78])|\u001b\\[[0-9;]*m|(?s:.)");

    private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
    private int row;
    private int column;
    private int keptRow;
    private int keptColumn;

    Glass show(String output) {
        Matcher piece = PIECE.matcher(output);
        while (piece.find()) {
            if (piece.group("action") != null) {
                act(piece.group("action"), piece.group("number"));
            } else if (piece.group("cursor") != null) {
                cursor(piece.group("cursor"));
            } else if (piece.group().length() == 1) {
                put(piece.group().charAt(0));
            }
        }
        return this;
    }

    List<String> lines() {
        return lines.stream().map(line -> line.toString().stripTrailing()).toList();
    }

    private void act(String action, String number) {
        switch (action) {
            case "A" -> row = Math.max(0, row - Integer.parseInt(number));
            case "J" -> {
                lines.get(row).setLength(column);
                lines.subList(row + 1, lines.size()).clear();
            }
            default -> lines.get(row).setLength(0);
        }
    }

    private void cursor(String action) {
        if (action.equals("7")) {
            keptRow = row;
            keptColumn = column;
        } else {
            row = keptRow;
            column = keptColumn;
        }
    }

    private void put(char letter) {
        if (letter == '\r') {
            column = 0;
        } else if (letter == '\n') {
            row++;
            column = 0;
            if (row == lines.size()) {
                lines.add(new StringBuilder());
            }
        } else {
            StringBuilder line = lines.get(row);
            line.append(" ".repeat(Math.max(0, column + 1 - line.length())));
            line.setCharAt(column++, letter);
        }
    }
}
