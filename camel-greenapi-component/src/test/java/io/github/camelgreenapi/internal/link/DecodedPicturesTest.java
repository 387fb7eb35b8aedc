/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.internal.provider.Pictures;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** A code that is not sent as a PNG is decoded elsewhere before it is an event. */
class DecodedPicturesTest {

    private final Queue<Runnable> decoding = new ArrayDeque<>();
    private final LinkingFixture fixture = LinkingFixture.socket();

    DecodedPicturesTest() {
        fixture.pictures = decoding::add;
        fixture.started();
    }

    private void sends(byte[] picture) {
        fixture.socketNow()
                .sends("{\"type\":\"qrCode\",\"message\":\""
                        + Base64.getEncoder().encodeToString(picture) + "\"}");
    }

    private static byte[] damaged() {
        byte[] picture = Pictures.JPEG.clone();
        for (int i = 20; i < picture.length; i++) {
            picture[i] = 0;
        }
        return picture;
    }

    @Test
    void aJpegIsACodeOnceItIsDecoded() {
        sends(Pictures.JPEG);
        assertThat(fixture.route.events).isEmpty();

        decoding.remove().run();

        assertThat(fixture.route.types()).containsExactly("qrCode");
        assertThat(fixture.route.last(QrCode.class).sequence()).isOne();
        assertThat(fixture.route.last(QrCode.class).png()).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void whatIsNoPictureAfterAllIsAnUnknownEvent() {
        sends(damaged());
        decoding.remove().run();

        assertThat(fixture.route.types()).containsExactly("unknown");
    }

    @Test
    void aPictureThatIsDecodedAfterTheEndIsNoEvent() {
        sends(Pictures.JPEG);
        sends(damaged());
        fixture.socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        decoding.remove().run();
        decoding.remove().run();

        assertThat(fixture.route.types()).containsExactly("accountData");
    }
}
