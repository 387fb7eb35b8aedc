/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.event.LinkTimedOut;
import io.github.camelgreenapi.event.QrCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which codes a session shows, and for how long. */
class ShownCodesTest {

    private final LinkingFixture bench = LinkingFixture.socket();

    private long[] sequences() {
        return bench.route.all(QrCode.class).stream()
                .mapToLong(QrCode::sequence)
                .toArray();
    }

    @Test
    void onlyNewCodesAreShown() {
        bench.started();
        for (int number : new int[] {1, 1, 2, 2, 1, 3, 2}) {
            bench.socketNow().sends(LinkingFixture.code(number));
        }

        assertThat(sequences()).containsExactly(1, 2, 3);
    }

    @Test
    void aCodeExpiresTwentySecondsAfterItCame() {
        bench.started();
        bench.pass(3);
        bench.socketNow().sends(LinkingFixture.code(1));

        QrCode code = bench.route.last(QrCode.class);
        assertThat(code.receivedAt()).isEqualTo(bench.timer.now());
        assertThat(code.expiresAt()).isEqualTo(bench.timer.now().plusSeconds(20));
    }

    @Test
    void eachSessionCountsFromOne() {
        bench.started().socketNow().sends(LinkingFixture.code(1));
        bench.socketNow().sends(LinkingFixture.TIMEOUT);
        bench.pass(5);
        bench.socketNow().sends(LinkingFixture.code(1));
        bench.socketNow().sends(LinkingFixture.code(2));

        assertThat(sequences()).containsExactly(1, 1, 2);
        assertThat(bench.route.all(QrCode.class).get(0).session())
                .isNotEqualTo(bench.route.last().session());
    }

    @Test
    void aSessionOfTwoCodesEndsWhenTheSecondExpires() {
        bench.maxQrCodes = 2;
        bench.started().socketNow().sends(LinkingFixture.code(1));
        bench.pass(15);
        bench.socketNow().sends(LinkingFixture.code(2));
        bench.pass(15);
        bench.socketNow().sends(LinkingFixture.code(3));
        bench.pass(4.9);
        assertThat(bench.route.types()).containsExactly("qrCode", "qrCode");

        bench.pass(0.1);
        assertThat(bench.route.types()).containsExactly("qrCode", "qrCode", "timeoutExpired");
        assertThat(bench.route.last(LinkTimedOut.class).codesShown()).isEqualTo(2);
    }

    @Test
    void theLastCodeDoesNotOutliveTheSession() {
        bench.maxQrCodes = 1;
        bench.sessionTimeout = Duration.ofSeconds(30);
        bench.started();
        bench.pass(25);
        bench.socketNow().sends(LinkingFixture.code(1));
        bench.pass(5);

        assertThat(bench.route.types()).containsExactly("qrCode", "timeoutExpired");
    }

    @Test
    void aScanOfTheLastCodeIsALink() {
        bench.maxQrCodes = 1;
        bench.started().socketNow().sends(LinkingFixture.code(1));
        bench.pass(19);
        bench.socketNow().sends(LinkingFixture.code(2));
        bench.socketNow().sends(LinkingFixture.ACCOUNT_DATA);

        assertThat(bench.route.types()).containsExactly("qrCode", "accountData");
    }

    @Test
    void noBoundShowsAsManyAsThereAre() {
        bench.maxQrCodes = 0;
        bench.started();
        for (int number = 1; number <= 50; number++) {
            bench.socketNow().sends(LinkingFixture.code(number));
        }

        assertThat(sequences()).hasSize(50);
    }
}
