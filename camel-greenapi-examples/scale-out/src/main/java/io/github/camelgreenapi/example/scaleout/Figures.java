/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.scaleout;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a run showed.
 *
 * @param outcomes how many accounts ended by each type of event
 * @param linking from the first request to the last outcome
 * @param orphansOfKill how many linked accounts the killed worker had
 * @param afterKill until the last of them was polled again
 * @param orphansOfStop how many linked accounts the stopped worker had
 * @param afterStop until the last of them was polled again
 * @param shares how many linked accounts each worker has at the end
 * @param events that were published
 * @param repetitions of them, which {@code idempotentConsumer} left out
 * @param changes of state that were made while workers came and went, each of which was read
 * @param unwatched how many of them while no worker watched the account
 * @param problems what went wrong; empty when all was as promised
 */
record Figures(
        Map<String, Long> outcomes,
        Duration linking,
        int orphansOfKill,
        Duration afterKill,
        int orphansOfStop,
        Duration afterStop,
        Map<String, Integer> shares,
        long events,
        long repetitions,
        int changes,
        int unwatched,
        List<String> problems) {

    String text() {
        return String.join(
                System.lineSeparator(),
                "Outcomes: " + outcomes + ", the last after " + seconds(linking),
                "Killed worker: had " + orphansOfKill + " linked accounts, all polled again after "
                        + seconds(afterKill),
                "Stopped worker: had " + orphansOfStop + " linked accounts, all polled again after "
                        + seconds(afterStop),
                "Linked accounts at the end: " + shares,
                "Events: " + events + ", and " + repetitions + " repetitions",
                "Changes of state: " + changes + ", of which " + unwatched + " while no worker watched the account",
                problems.isEmpty() ? "No problems" : "PROBLEMS: " + problems);
    }

    private static String seconds(Duration time) {
        return "%.1f s".formatted(time.toMillis() / 1000.0);
    }
}
