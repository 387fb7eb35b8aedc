/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.fault;

import io.github.camelgreenapi.simulator.http.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The faults armed for one account, struck in the order in which they were armed, and those that strike everywhere. */
public final class Faults {

    private static final class Armed {
        private final Fault fault;
        private final String argument;
        private final String method;
        private int left;

        private Armed(Fault fault, String argument, String method, int times) {
            this.fault = fault;
            this.argument = argument;
            this.method = method;
            this.left = times;
        }

        private boolean concerns(String asked) {
            return method == null || method.equalsIgnoreCase(asked);
        }
    }

    private final RandomFaults everywhere;
    private final List<Armed> armed = new ArrayList<>();
    private final Map<String, Response> repeats = new HashMap<>();

    public Faults(RandomFaults everywhere) {
        this.everywhere = everywhere;
    }

    /**
     * @param argument one that the fault {@linkplain Fault#check takes}; empty for none
     * @param method the method it waits for; null for any
     * @param times how often it strikes; -1 until cleared
     */
    public void arm(Fault fault, String argument, String method, int times) {
        armed.add(new Armed(fault, argument, method, times));
    }

    /** The first fault that waits for this method and can strike at this place; else one by chance. */
    public Optional<Strike> strike(Place place, String method) {
        return take(entry -> entry.fault.strikes(place) && entry.concerns(method))
                .or(() -> everywhere.strike(place));
    }

    /** Whether this fault strikes this method now. */
    public boolean strikes(Fault fault, String method) {
        return argument(fault, method).isPresent();
    }

    /** The argument of this fault if it strikes this method now. */
    public Optional<String> argument(Fault fault, String method) {
        return take(entry -> entry.fault == fault && entry.concerns(method)).map(Strike::argument);
    }

    /** Whether this fault strikes something that is no call of a method, whichever method it was armed for. */
    public boolean strikes(Fault fault) {
        return argument(fault).isPresent();
    }

    /** The argument of this fault, likewise. */
    public Optional<String> argument(Fault fault) {
        return take(entry -> entry.fault == fault).map(Strike::argument);
    }

    /** The first fault that was armed for just this method and need not wait for a frame. */
    public Optional<Strike> interruption(String method) {
        return take(entry -> entry.method != null && entry.concerns(method) && entry.fault.interrupts());
    }

    /** Has the next call of the method get this response. */
    public void repeat(String method, Response response) {
        repeats.put(method, response);
    }

    /** The response that the next call of the method is to get, whatever it asks. */
    public Optional<Response> repeated(String method) {
        return Optional.ofNullable(repeats.remove(method));
    }

    public void clear() {
        armed.clear();
        repeats.clear();
    }

    private Optional<Strike> take(Predicate<Armed> wanted) {
        for (Iterator<Armed> all = armed.iterator(); all.hasNext(); ) {
            Armed entry = all.next();
            if (wanted.test(entry)) {
                if (entry.left > 0 && --entry.left == 0) {
                    all.remove();
                }
                return Optional.of(new Strike(entry.fault, entry.argument));
            }
        }
        return Optional.empty();
    }
}
