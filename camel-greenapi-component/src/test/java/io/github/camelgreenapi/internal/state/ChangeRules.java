/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.internal.provider.StateWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What really became of an account, and the rules for what a route is told of it. */
public final class ChangeRules {

    /** A change that really happened, in GREEN-API's word. */
    public record Real(String word, Instant at) {

        private Instant second() {
            return Instant.ofEpochSecond(at.getEpochSecond());
        }

        private boolean is(StateChanged change) {
            return change.current().value() == StateWords.greenApi(word);
        }
    }

    private final List<Real> changes = new ArrayList<>();

    public void happened(String word, Instant at) {
        changes.add(new Real(word, at));
    }

    public List<Real> changes() {
        return changes;
    }

    /**
     * The rules that were broken.
     *
     * @param told what the route took; the first is the state before anything happened
     * @param present the account's state now
     */
    public List<String> brokenBy(List<StateChanged> told, String present) {
        List<String> broken = brokenWhateverTheTimes(told, present);
        matchWithReality(told, broken);
        return broken;
    }

    /** The rules that were broken, except that the times must be the real ones. */
    public List<String> brokenWhateverTheTimes(List<StateChanged> told, String present) {
        List<String> broken = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        told.stream().map(StateChanged::id).filter(id -> !ids.add(id)).forEach(id -> broken.add("told twice: " + id));
        for (int i = 1; i < told.size(); i++) {
            if (RecordedChange.same(told.get(i - 1).current(), told.get(i).current())) {
                broken.add("no change: " + told.get(i - 1) + ", " + told.get(i));
            }
        }
        StateChanged last = told.get(told.size() - 1);
        if (last.current().value() != StateWords.greenApi(present)) {
            broken.add("in the end " + last.current().value() + " was told, not " + present);
        }
        return broken;
    }

    /** What was told must be what happened, in its order. */
    private void matchWithReality(List<StateChanged> told, List<String> broken) {
        int next = 0;
        for (StateChanged change : told.subList(1, told.size())) {
            int exact = find(next, real -> real.is(change) && change.at().equals(real.second()));
            int found = exact >= 0
                    ? exact
                    : find(next, real -> real.is(change) && !change.at().isBefore(real.second()));
            if (found < 0) {
                broken.add("told out of order, or never happened: " + change + " at " + change.at());
                return;
            }
            next = found + 1;
        }
    }

    private int find(int from, Predicate<Real> wanted) {
        for (int i = from; i < changes.size(); i++) {
            if (wanted.test(changes.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
