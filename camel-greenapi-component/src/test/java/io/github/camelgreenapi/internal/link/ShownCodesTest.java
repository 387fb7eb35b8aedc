/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.event.LinkTimedOut;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.internal.provider.Pictures;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Which codes a session shows, and for how long. */
class ShownCodesTest {

    private final LinkingFixture fixture = LinkingFixture.socket();

    private long[] sequences() {
        return fixture.route.all(QrCode.class).stream()
                .mapToLong(QrCode::sequence)
                .toArray();
    }

    @Test
    void onlyNewCodesAreShown() {
        fixture.started();
        for (int number : new int[] {1, 1, 2, 2, 1, 3, 2}) {
            fixture.socketNow().sends(LinkingFixture.code(number));
        }

        assertThat(sequences()).containsExactly(1, 2, 3);
    }

    @Test
    void aCodeExpiresTwentySecondsAfterItCame() {
        fixture.started();
        fixture.pass(3);
        fixture.socketNow().sends(LinkingFixture.code(1));

        QrCode code = fixture.route.last(QrCode.class);
        assertThat(code.receivedAt()).isEqualTo(fixture.timer.now());
        assertThat(code.expiresAt()).isEqualTo(fixture.timer.now().plusSeconds(20));
    }

    @Test
    void eachSessionCountsFromOne() {
        fixture.started().socketNow().sends(LinkingFixture.code(1));
        fixture.socketNow().sends(LinkingFixture.TIMEOUT);
        fixture.pass(5);
        fixture.socketNow().sends(LinkingFixture.code(1));
        fixture.socketNow().sends(LinkingFixture.code(2));

        assertThat(sequences()).containsExactly(1, 1, 2);
        assertThat(fixture.route.all(QrCode.class).get(0).session())
                .isNotEqualTo(fixture.route.last().session());
    }

    @Test
    void aSessionOfTwoCodesEndsWhenTheSecondExpires() {
        fixture.maxQrCodes = 2;
        fixture.started().socketNow().sends(LinkingFixture.code(1));
        fixture.pass(15);
        fixture.socketNow().sends(LinkingFixture.code(2));
        fixture.pass(15);
        fixture.socketNow().sends(LinkingFixture.code(3));
        fixture.pass(4.9);
        assertThat(fixture.route.types()).containsExactly("qrCode", "qrCode");

        fixture.pass(0.1);
        assertThat(fixture.route.types()).containsExactly("qrCode", "qrCode", "timeoutExpired");
        assertThat(fixture.route.last(LinkTimedOut.class).codesShown()).isEqualTo(2);
    }

    @Test
    void theLastCodeDoesNotOutliveTheSession() {
        fixture.maxQrCodes = 1;
        fixture.sessionTimeout = Duration.ofSeconds(30);
        fixture.started();
        fixture.pass(25);
        fixture.socketNow().sends(LinkingFixture.code(1));
        fixture.pass(5);

        assertThat(fixture.route.types()).containsExactly("qrCode", "timeoutExpired");
    }

    @Test
    void aScanOfTheLastCodeIsALink() {
        fixture.maxQrCodes = 1;
        fixture.started().socketNow().sends(LinkingFixture.code(1));
        fixture.pass(19);
        fixture.socketNow().sends(LinkingFixture.code(2));
        fixture.socketNow().sends(LinkingFixture.ACCOUNT_DATA);

        assertThat(fixture.route.types()).containsExactly("qrCode", "accountData");
    }

    @Test
    void noBoundShowsAsManyAsThereAre() {
        fixture.maxQrCodes = 0;
        fixture.started();
        for (int number = 1; number <= 50; number++) {
            fixture.socketNow().sends(LinkingFixture.code(number));
        }

        assertThat(sequences()).hasSize(50);
    }

    private static String jpeg(int last) {
        byte[] jpeg = Arrays.copyOf(Pictures.JPEG, Pictures.JPEG.length + 1);
        // What comes behind its end makes another picture, and is not drawn.
        jpeg[jpeg.length - 1] = (byte) last;
        return "{\"type\":\"qrCode\",\"message\":\"" + Base64.getEncoder().encodeToString(jpeg) + "\"}";
    }

    @Test
    void aPictureIsDecodedOnNoThreadThatServesSessions() {
        Queue<Runnable> decoding = new ArrayDeque<>();
        fixture.pictures = decoding::add;
        fixture.started();
        fixture.socketNow().sends(jpeg(1));
        assertThat(fixture.route.all(QrCode.class)).isEmpty();

        fixture.socketNow().sends(jpeg(2));
        fixture.socketNow().sends(jpeg(3));
        assertThat(decoding).hasSize(1);
        decoding.remove().run();
        decoding.remove().run();

        assertThat(decoding).isEmpty();
        assertThat(fixture.route.all(QrCode.class)).extracting(QrCode::sequence).containsExactly(1L, 3L);
    }

    @Test
    void aPictureThatIsDecodedAfterTheLinkIsNotShown() {
        Queue<Runnable> decoding = new ArrayDeque<>();
        fixture.pictures = decoding::add;
        fixture.started();
        fixture.socketNow().sends(jpeg(1));
        fixture.socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        decoding.remove().run();

        assertThat(fixture.route.types()).containsExactly("accountData");
    }
}
