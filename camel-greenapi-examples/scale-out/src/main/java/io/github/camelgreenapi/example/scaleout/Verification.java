/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.scaleout;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;

/** Looks for what went wrong, after every request has an outcome. */
final class Verification {

    private final Settings settings;
    private final Tenants tenants;
    private final Journal journal;
    private final List<WorkerProcess> workers;

    Verification(Settings settings, Tenants tenants, Journal journal, List<WorkerProcess> workers) {
        this.settings = settings;
        this.tenants = tenants;
        this.journal = journal;
        this.workers = workers;
    }

    /** What went wrong, in words; empty when nothing did. */
    List<String> problems() throws IOException {
        Set<String> linked = linked();
        List<String> problems = new ArrayList<>(unserved(linked));
        problems.addAll(lostChanges(linked));
        problems.addAll(journal.problems(tenants.instances()));
        problems.addAll(wrongOutcomes());
        problems.addAll(servedTwice(linked));
        return problems;
    }

    private Set<String> linked() {
        return tenants.instances().stream()
                .filter(instance -> !journal.hasEndedBy(instance, "stopped"))
                .collect(Collectors.toSet());
    }

    private Set<String> served() throws IOException {
        Set<String> served = new HashSet<>();
        for (WorkerProcess worker : workers) {
            served.addAll(worker.linked());
        }
        return served;
    }

    // Who is not watched after this long is forgotten.
    private List<String> unserved(Set<String> linked) throws IOException {
        try {
            await().atMost(settings.sessionTimeout().multipliedBy(10)).until(() -> served().equals(linked));
            return List.of();
        } catch (ConditionTimeoutException e) {
            Set<String> served = served();
            return linked.stream()
                    .filter(instance -> !served.contains(instance))
                    .map(instance -> instance + " is linked, and no worker watches it")
                    .toList();
        }
    }

    // What has not been read after this long is lost.
    private List<String> lostChanges(Set<String> linked) {
        try {
            await().atMost(settings.stateInterval().multipliedBy(10))
                    .until(() -> linked.stream().allMatch(this::isUpToDate));
            return List.of();
        } catch (ConditionTimeoutException e) {
            return linked.stream()
                    .filter(instance -> !isUpToDate(instance))
                    .map(instance ->
                            instance + " was " + states(instance) + ", and was read to be " + journal.states(instance))
                    .toList();
        }
    }

    private boolean isUpToDate(String instance) {
        return journal.states(instance).equals(states(instance));
    }

    private List<String> states(String instance) {
        List<String> states = new ArrayList<>(List.of("AUTHORIZED"));
        states.addAll(tenants.forced(instance));
        return states;
    }

    private List<String> wrongOutcomes() {
        return tenants.instances().stream()
                .filter(instance -> tenants.isValid(instance) == journal.hasEndedBy(instance, "stopped"))
                .map(instance -> instance + " should " + (tenants.isValid(instance) ? "" : "not ") + "be linked")
                .toList();
    }

    /** Accounts that two workers have, or that are polled as often as two workers would. */
    private List<String> servedTwice(Set<String> linked) throws IOException {
        List<String> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (WorkerProcess worker : workers) {
            worker.linked().stream()
                    .filter(instance -> !seen.add(instance))
                    .forEach(instance -> problems.add(instance + " is watched by two workers"));
        }
        Map<String, Integer> before = new HashMap<>();
        linked.forEach(instance -> before.put(instance, tenants.polls(instance)));
        pause(settings.stateInterval().multipliedBy(4));
        linked.forEach(instance -> {
            int polls = tenants.polls(instance) - before.get(instance);
            if (polls == 0 || polls > 6) {
                problems.add(instance + " was polled " + polls + " times in four intervals");
            }
        });
        return problems;
    }

    static void pause(Duration time) {
        await().pollDelay(time).atMost(time.plusMinutes(1)).until(() -> true);
    }
}
