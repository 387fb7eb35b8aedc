/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.http;

import io.github.camelgreenapi.simulator.Recorded;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every request to one account, the refused ones too. The oldest lines are dropped after ten thousand. */
public final class Ledger {
    private static final int LINES = 10_000;

    /** A request whose answer is still to be noted. */
    public static final class Line {
        private Recorded recorded;

        private Line(Recorded recorded) {
            this.recorded = recorded;
        }

        public void answered(int status) {
            Recorded was = recorded;
            recorded = new Recorded(
                    was.method(), was.verb(), was.path(), was.query(), was.body(), status, was.at(), was.headers());
        }
    }

    private final Deque<Line> lines = new ArrayDeque<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    public Line add(Recorded request) {
        Line line = new Line(request);
        lines.add(line);
        if (lines.size() > LINES) {
            lines.removeFirst();
        }
        counts.merge(request.method(), 1, Integer::sum);
        return line;
    }

    public List<Recorded> lines() {
        return lines.stream().map(line -> line.recorded).toList();
    }

    public Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }
}
