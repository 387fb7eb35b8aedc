/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.Allocation;
import io.github.camelgreenapi.Mutations;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A broken picture is no picture: it costs some megabytes, and fails as what it is. */
class PicturesFuzzTest {

    // Four pictures of 1,000 x 1,000 with their rows in between.
    private static final long MOST = 64 * Allocation.MB;

    @Provide
    Arbitrary<byte[]> pictures() {
        return Arbitraries.oneOf(Mutations.of(Pictures.SMALL_PNG), Mutations.of(Pictures.SMALL_JPEG));
    }

    @Property
    void aPictureBecomesAPngOrNone(@ForAll("pictures") byte[] picture) {
        Allocation.atMost(MOST, () -> QrPng.picture(picture).flatMap(QrPng::png))
                .ifPresent(png -> assertThat(QrPng.isPng(png)).isTrue());
    }

    @Property
    void aPictureIsReadAsACodeOrRefused(@ForAll("pictures") byte[] picture) {
        QrCode code = new QrCode(Provider.Z_API, "3C01", null, picture, 1, Instant.EPOCH, Instant.EPOCH);
        try {
            assertThat(Allocation.atMost(MOST, code::content)).isNotNull();
        } catch (GreenApiException e) {
            assertThat(e.kind()).isEqualTo(GreenApiError.GARBLED_REPLY);
            assertThat(e).hasNoCause();
        }
    }

    @Provide
    Arbitrary<byte[]> texts() {
        return Mutations.of(
                "data:image/png;base64," + Base64.getEncoder().encodeToString(Pictures.PNG),
                "data:image/png;base64," + Base64.getMimeEncoder().encodeToString(Pictures.PNG),
                Base64.getEncoder().encodeToString(Pictures.JPEG));
    }

    @Property
    void aTextIsAPictureOrNone(@ForAll("texts") byte[] text) {
        String base64 = new String(text, StandardCharsets.UTF_8);

        Allocation.atMost(MOST, () -> QrPng.picture(base64))
                .ifPresent(picture -> assertThat(picture).hasSizeLessThanOrEqualTo(text.length));
    }

    // Drawing one takes milliseconds.
    @Property(tries = 200)
    void aTextIsDrawnOrIsTheTextOfNoCode(@ForAll String text) {
        Allocation.atMost(MOST, () -> QrPng.drawn(text))
                .ifPresent(png -> assertThat(QrPng.isPng(png)).isTrue());
    }
}
