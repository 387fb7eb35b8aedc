/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.benchmarks.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Figures of several candidates, each measured several times; the median counts. */
public final class Figures {

    private final Map<String, Map<String, List<Double>>> rows = new LinkedHashMap<>();

    /** Fixes the place of a candidate in the table. */
    public void row(String candidate) {
        rows.computeIfAbsent(candidate, row -> new LinkedHashMap<>());
    }

    public void add(String candidate, String column, double value) {
        rows.computeIfAbsent(candidate, row -> new LinkedHashMap<>())
                .computeIfAbsent(column, name -> new ArrayList<>())
                .add(value);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** A table in Markdown, a row for each candidate. */
    public String table(String corner) {
        List<String> columns = rows.values().stream()
                .flatMap(row -> row.keySet().stream())
                .distinct()
                .toList();
        StringBuilder table = new StringBuilder("| " + corner + " | " + String.join(" | ", columns) + " |\n|---|"
                + "---:|".repeat(columns.size()) + "\n");
        rows.forEach((candidate, row) -> table.append("| ")
                .append(candidate)
                .append(" | ")
                .append(columns.stream()
                        .map(column -> row.containsKey(column) ? text(median(row.get(column))) : "")
                        .collect(Collectors.joining(" | ")))
                .append(" |\n"));
        return table.toString();
    }

    private static String text(double value) {
        return value >= 100
                ? String.format("%,.0f", value)
                : value >= 10 ? String.format("%.1f", value) : String.format("%.2f", value);
    }
}
