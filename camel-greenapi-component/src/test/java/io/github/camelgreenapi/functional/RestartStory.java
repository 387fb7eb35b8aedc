/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

/** The state changes while the route, which has a state repository, is stopped. */
final class RestartStory extends Story {

    private final SharedTable table = new SharedTable();

    RestartStory(LinkVariant way, SimulatedAccount account) {
        super(way, account);
    }

    @Override
    String operation() {
        return "state";
    }

    @Override
    String options() {
        return "&stateInterval=200ms&stateRepository=#" + table();
    }

    private String table() {
        return "table" + account.instance();
    }

    @Override
    void begin(CamelContext context) throws Exception {
        await(route()).atMost(RoughLife.PATIENCE).until(() -> !events.exchanges()
                .isEmpty());
        context.getRouteController().stopRoute(route());
        account.force("authorized");
        context.getRouteController().startRoute(route());
    }

    @Override
    void prepare(CamelContext context) {
        context.getRegistry().bind(table(), table);
    }

    @Override
    void happened(Exchange exchange) {
        // The change is made in between.
    }

    @Override
    boolean isOver() {
        return events.exchanges().size() >= 2;
    }

    @Override
    void check() {
        assertThat(events.headers(GreenApiConstants.STATE)).containsExactly("NOT_AUTHORIZED", "AUTHORIZED");
        assertThat(table.rows.toString()).doesNotContain(account.token());
    }
}
