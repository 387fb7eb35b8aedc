/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.GreenApiConstants;
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

    private static final List<String> WORDS = List.of("authorized", "notAuthorized");
    private static final List<String> STATES = List.of("AUTHORIZED", "NOT_AUTHORIZED");
    private static final int CHANGES = 6;

    private final Simulator simulator;
    private final int atOnce;

    StateStory(LinkVariant way, Simulator simulator, SimulatedAccount account) {
        super(way, account);
        this.simulator = simulator;
        this.atOnce = way == LinkVariant.Z_API_BY_POLLING ? 1 : 3;
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
        int changes = events.exchanges().size() - 1;
        for (int i = changes; i < Math.min(changes + atOnce, CHANGES) && changes % atOnce == 0; i++) {
            // Histories count seconds.
            simulator.advance(Duration.ofSeconds(2));
            account.force(WORDS.get(i % WORDS.size()));
        }
    }

    @Override
    boolean isOver() {
        return events.exchanges().size() > CHANGES;
    }

    @Override
    void check() {
        assertThat(events.headers(GreenApiConstants.STATE))
                .isEqualTo(Stream.concat(
                                Stream.of("NOT_AUTHORIZED"),
                                Stream.iterate(0, i -> i + 1).limit(CHANGES).map(i -> STATES.get(i % STATES.size())))
                        .toList());
        if (way != LinkVariant.Z_API_BY_POLLING) {
            // Ids count seconds, and Z-API's account changes more than once in one.
            assertThat(events.headers(GreenApiConstants.EVENT_ID)).doesNotHaveDuplicates();
        }
    }
}
