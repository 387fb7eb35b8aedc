/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.Test;

/** When a consumer is ready. */
class GreenApiHealthCheckTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final AccountHealth LINKED = new AccountHealth("1", "linked", true, true, NOW);
    private static final AccountHealth UNLINKED = new AccountHealth("2", "stopped", true, false, NOW);
    private static final AccountHealth REFUSED = new AccountHealth("3", "refused", false, false, NOW);

    private static HealthCheck.Result check(boolean onlyWhenLinked, AccountHealth... accounts) {
        return new GreenApiHealthCheck("check", () -> List.of(accounts), onlyWhenLinked).call(Map.of());
    }

    @Test
    void anUnlinkedAccountIsADetail() {
        HealthCheck.Result result = check(false, LINKED, UNLINKED);

        assertThat(result.getState()).isEqualTo(State.UP);
        assertThat(result.getDetails())
                .containsEntry("greenapi.accounts.stopped", 1)
                .containsEntry("greenapi.instance.2", "stopped since 2026-01-01T00:00:00Z")
                .doesNotContainKey("greenapi.instance.1");
    }

    @Test
    void noAccountThatCanBeServedIsNotReady() {
        assertThat(check(false, REFUSED).getState()).isEqualTo(State.DOWN);
        assertThat(check(false, REFUSED).getMessage()).get().asString().contains("instance 3 is refused");
    }

    @Test
    void oneTenantsTokenTakesNobodyElseOutOfService() {
        assertThat(check(false, REFUSED, LINKED).getState()).isEqualTo(State.UP);
        assertThat(check(false, REFUSED, UNLINKED).getState()).isEqualTo(State.UP);
    }

    @Test
    void noAccountsAreReady() {
        assertThat(check(false).getState()).isEqualTo(State.UP);
        assertThat(check(true).getState()).isEqualTo(State.UP);
    }

    @Test
    void everyAccountCountsWhenThatIsWanted() {
        assertThat(check(true, LINKED).getState()).isEqualTo(State.UP);
        assertThat(check(true, LINKED, UNLINKED).getState()).isEqualTo(State.DOWN);
        assertThat(check(true, LINKED, REFUSED).getState()).isEqualTo(State.DOWN);
    }
}
