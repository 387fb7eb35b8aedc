/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import io.github.camelgreenapi.simulator.http.RecordedRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Compares how often a method was called with what a test expects: {@code simulator.verify("qr").calledAtLeast(2)}.
 * Refused calls count. Each check throws an {@link AssertionError} that lists the calls so far.
 */
public final class CallVerification {

    private static final int SHOWN = 10;

    private final String method;
    private final Supplier<Map<String, Integer>> counts;
    private final Supplier<List<RecordedRequest>> requests;

    /**
     * @param counts how often each method was called
     * @param requests the latest of these calls, for the message of a failure
     */
    CallVerification(String method, Supplier<Map<String, Integer>> counts, Supplier<List<RecordedRequest>> requests) {
        this.method = method;
        this.counts = counts;
        this.requests = requests;
    }

    public void calledAtLeast(int times) {
        check("to be called at least " + times(times), times, Integer.MAX_VALUE);
    }

    public void calledAtMost(int times) {
        check("to be called at most " + times(times), 0, times);
    }

    public void calledExactly(int times) {
        check("to be called " + times(times), times, times);
    }

    public void neverCalled() {
        check("never to be called", 0, 0);
    }

    private void check(String expected, int least, int most) {
        Map<String, Integer> all = new TreeMap<>(counts.get());
        int calls = all.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(method))
                .mapToInt(Map.Entry::getValue)
                .sum();
        if (calls < least || calls > most) {
            String seen = calls == 0 ? "was never called" : "was called " + times(calls);
            throw new AssertionError("Expected " + method + " " + expected + ", but it " + seen + ". " + summary(all));
        }
    }

    private String summary(Map<String, Integer> all) {
        List<RecordedRequest> latest = requests.get();
        return all.isEmpty()
                ? "Nothing was called."
                : "Calls by method: " + all + "; the latest:"
                        + latest.stream()
                                .skip(Math.max(0, latest.size() - SHOWN))
                                .map(request -> "\n  " + request.at() + " " + request.verb() + " " + request.path()
                                        + " -> " + request.status())
                                .collect(Collectors.joining());
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }
}
