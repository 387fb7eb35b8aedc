/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.fault;

import io.github.camelgreenapi.simulator.http.Answer;
import io.github.camelgreenapi.simulator.time.DurationText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The faults armed for one account, struck in the order in which they were armed. */
public final class Faults {

    /** A fault that strikes now. */
    public record Strike(Fault fault, String argument) {}

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

    private final List<Armed> armed = new ArrayList<>();
    private final Map<String, Answer> repeats = new HashMap<>();

    /**
     * @param text the fault in its {@linkplain Fault#form() form}
     * @param method the method it waits for; null for any
     * @param times how often it strikes; 0 is once, -1 until cleared
     */
    public void arm(String text, String method, int times) {
        String[] parts = text.split(":", 2);
        Fault fault = Fault.of(parts[0])
                .orElseThrow(
                        () -> new IllegalArgumentException("Unknown fault '" + text + "'; known are " + Fault.known()));
        String argument = parts.length == 2 ? parts[1] : "";
        check(fault, argument);
        armed.add(new Armed(fault, argument, method, times == 0 ? 1 : times));
    }

    /** The first fault that waits for this method and can strike at this place. */
    public Optional<Strike> strike(Place place, String method) {
        return take(entry -> entry.fault.strikes(place) && entry.concerns(method));
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

    /** Has the next call of the method answered by this. */
    public void repeat(String method, Answer answer) {
        repeats.put(method, answer);
    }

    /** What the next call of the method is to be answered by, whatever it asks. */
    public Optional<Answer> repeated(String method) {
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

    private static void check(Fault fault, String argument) {
        if (!fault.takesArgument() && !argument.isEmpty()) {
            throw new IllegalArgumentException("The fault '" + fault.word() + "' takes no argument");
        }
        switch (fault) {
            case STATUS -> match(fault, argument, "[2-5]\\d\\d(-html)?");
            case STATUS_BODY -> match(fault, argument, "(?s)[2-5]\\d\\d(:.*)?");
            case REFUSE -> match(fault, argument, "[2-5]\\d\\d");
            case SLOW, LONG_SYNC -> DurationText.parse(argument);
            default -> {}
        }
    }

    private static void match(Fault fault, String argument, String form) {
        if (!argument.matches(form)) {
            throw new IllegalArgumentException("Write " + fault.form() + ", NNN being a status from 200 to 599");
        }
    }
}
