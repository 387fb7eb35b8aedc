/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.internal.concurrent.ManualTimer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinkHealthTest {

    private static final GreenApiAccount ACCOUNT =
            new GreenApiAccount(Provider.GREEN_API, "1101000001", null, "token", null, Map.of());

    private final ManualTimer timer = new ManualTimer();
    private LinkHealth health;

    @Test
    void anAccountThatGoesDuringItsEventStaysAway() {
        health = new LinkHealth(timer, new Meters() {
            @Override
            public void linkedAfter(Provider provider, Duration time) {
                health.ended(ACCOUNT);
            }
        });
        health.begun(ACCOUNT);

        health.happened(
                new Linked(Provider.GREEN_API, "1101000001", "session", timer.now(), null, null, null, null, null));

        assertThat(health.accounts()).isEmpty();
        assertThat(health.states()).isEmpty();
    }
}
