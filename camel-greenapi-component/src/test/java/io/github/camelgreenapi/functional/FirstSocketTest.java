/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.event.QrCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FirstSocketTest {

    @Test
    void theFirstSocketOutlivesTheTimeThatOpeningItMayTake() throws Exception {
        try (RouteFixture linkings = new RouteFixture(LinkVariant.GREEN_API_BY_SOCKET)) {
            linkings.startLinking("&connectTimeout=1s");
            linkings.events.await(QrCode.class);

            await().during(Duration.ofMillis(1200)).until(() -> linkings.account.sessions() == 1);

            assertThat(linkings.events.types()).containsExactly("qrCode");
        }
    }
}
