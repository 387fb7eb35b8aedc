/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.failure.GreenApiError;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What observers see of a linking. */
class LinkingStatusTest {

    private final LinkingFixture fixture = LinkingFixture.socket();

    private LatestEvent latest() {
        return fixture.linking().latest().orElseThrow();
    }

    @Test
    void beforeTheFirstEventThereIsNothingToSee() {
        fixture.started();

        assertThat(fixture.linking().account()).isEqualTo(fixture.account);
        assertThat(fixture.linking().latest()).isEmpty();
        assertThat(fixture.linking().nextSession()).isEmpty();
    }

    @Test
    void aCodeIsSeenWithItsNumberAndItsEnd() {
        fixture.started().socketNow().sends(LinkingFixture.code(1));
        fixture.socketNow().sends(LinkingFixture.code(2));
        QrCode code = fixture.route.last(QrCode.class);

        assertThat(latest())
                .isEqualTo(new LatestEvent("session-1", "qrCode", code.at(), 2, code.expiresAt(), null, null));
    }

    @Test
    void aLinkIsSeenWithItsMaskedNumber() {
        Instant now = fixture.timer.now();
        fixture.started().socketNow().sends(LinkingFixture.ACCOUNT_DATA);

        assertThat(latest()).isEqualTo(new LatestEvent("session-1", "accountData", now, 0, null, null, "44********90"));
    }

    @Test
    void aFailureIsSeenWithItsKind() {
        Instant now = fixture.timer.now();
        fixture.started().socketNow().refuses(500, "");

        assertThat(latest())
                .isEqualTo(new LatestEvent("session-1", "error", now, 0, null, GreenApiError.SERVER_ERROR, null));
    }

    @Test
    void theNextSessionIsSeenWhileThePauseLasts() {
        fixture.started().socketNow().sends(LinkingFixture.TIMEOUT);
        // Half of the pause's bound of five seconds.
        assertThat(fixture.linking().nextSession()).contains(fixture.timer.now().plusMillis(2_500));

        fixture.pass(2.5);
        assertThat(fixture.linking().nextSession()).isEmpty();
        assertThat(fixture.sessionsSoFar()).isEqualTo(2);
    }
}
