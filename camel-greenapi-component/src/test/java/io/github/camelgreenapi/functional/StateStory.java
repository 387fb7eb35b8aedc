/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.internal.provider.StateWords;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;

/**
 * The state changes whenever the route has got all changes before: once where the provider has no history, and several
 * times between two polls where it has.
 */
final class StateStory extends Story {

    // Each three end in a state that none of them begins with or passes through: a poll in between sees no more than
    // the state, and asks the history only if that is a new one.
    private static final List<String> WITH_HISTORY =
            List.of("authorized", "notAuthorized", "blocked", "notAuthorized", "blocked", "authorized");
    private static final List<String> WITHOUT_HISTORY =
            List.of("authorized", "notAuthorized", "authorized", "notAuthorized", "authorized", "notAuthorized");

    private final Simulator simulator;
    private final List<String> changes;
    private final int atOnce;

    StateStory(LinkVariant way, Simulator simulator, SimulatedAccount account) {
        super(way, account);
        this.simulator = simulator;
        boolean history = way != LinkVariant.Z_API_BY_POLLING;
        this.changes = history ? WITH_HISTORY : WITHOUT_HISTORY;
        this.atOnce = history ? 3 : 1;
    }

    @Override
    String operation() {
        return "state";
    }

    @Override
    String options() {
        return "&stateInterval=200ms";
    }

    @Override
    void happened(Exchange exchange) {
        int seen = events.exchanges().size() - 1;
        for (int i = seen; i < Math.min(seen + atOnce, changes.size()) && seen % atOnce == 0; i++) {
            // Histories count seconds.
            simulator.advance(Duration.ofSeconds(2));
            account.force(changes.get(i));
        }
    }

    @Override
    boolean isOver() {
        return events.exchanges().size() > changes.size();
    }

    @Override
    void check() {
        assertThat(events.headers(GreenApiConstants.STATE))
                .isEqualTo(Stream.concat(Stream.of("notAuthorized"), changes.stream())
                        .map(word -> StateWords.greenApi(word).name())
                        .toList());
        if (way != LinkVariant.Z_API_BY_POLLING) {
            // Ids count seconds, and Z-API's account changes more than once in one.
            assertThat(events.headers(GreenApiConstants.EVENT_ID)).doesNotHaveDuplicates();
        }
    }
}
