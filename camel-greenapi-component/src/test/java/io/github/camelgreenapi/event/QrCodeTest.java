/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTest {

    // As long as a real one, and without a real one's meaning.
    private static final String CONTENT =
            "2@" + "Fq3vR8sT1uW5xY9zA2bC4dE6fG7hJ0kL".repeat(5) + ",key=,identity=,secret=";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {256, 276, 512})
    void itsContentIsTheTextThatWasDrawn(int side) {
        assertThat(code(Pixels.of(CONTENT, side).png()).content()).isEqualTo(CONTENT);
    }

    @Test
    void aPictureThatWasScaledIsReadToo() {
        byte[] scaled = Pixels.of(CONTENT, 400).resized(277).png();

        assertThat(code(scaled).content()).isEqualTo(CONTENT);
    }

    @Test
    void transparentPixelsCountAsWhite() {
        byte[] transparent = Pixels.of(CONTENT, 276).withoutGround().png();

        assertThat(code(transparent).content()).isEqualTo(CONTENT);
    }

    @Test
    void theDrawingForATerminalIsScannable() {
        String text = code(Pixels.of(CONTENT, 276).png()).text();

        assertThat(Pixels.of(Terminal.modules(text), 4).scanned()).isEqualTo(CONTENT);
    }

    @Test
    void everyLineOfTheTerminalDrawingSetsAndResetsItsColours() {
        String text = code(Pixels.of("short", 100).png()).text();

        assertThat(text.lines())
                .allMatch(line -> line.startsWith("\u001b[38;5;16;48;5;231m") && line.endsWith("\u001b[0m"));
        assertThat(text).endsWith("\n");
    }

    @Test
    void theSvgIsScannable() {
        String svg = code(Pixels.of(CONTENT, 276).png()).svg();

        assertThat(Pixels.of(modulesOf(svg), 4).scanned()).isEqualTo(CONTENT);
    }

    @Test
    void theSvgIsOneWellFormedDocumentThatLoadsNothing() {
        String svg = code(Pixels.of("short", 100).png()).svg();

        assertThat(svg).startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"").endsWith("</svg>");
        assertThat(svg).doesNotContain("href", "script", "<image");
    }

    @Test
    void theDataUriHoldsThePng() {
        byte[] png = Pixels.of(CONTENT, 276).png();

        assertThat(code(png).dataUri())
                .isEqualTo("data:image/png;base64," + code(png).base64());
        assertThat(Base64.getDecoder().decode(code(png).base64())).isEqualTo(png);
    }

    @Test
    void itsPictureCannotBeChangedFromOutside() {
        byte[] png = Pixels.of(CONTENT, 276).png();
        byte[] original = png.clone();
        QrCode code = code(png);
        png[0] = 0;
        code.png()[0] = 0;

        assertThat(code.png()).isEqualTo(original);
    }

    @Test
    void codesWithTheSamePictureAreEqual() {
        byte[] png = Pixels.of(CONTENT, 276).png();

        assertThat(code(png)).isEqualTo(code(png.clone())).hasSameHashCodeAs(code(png.clone()));
        assertThat(code(png)).isNotEqualTo(code(Pixels.of("other", 276).png()));
    }

    @Test
    void aPictureOfSomethingElseIsRefusedWithoutShowingIt() {
        byte[] blank =
                new Pixels(new java.awt.image.BufferedImage(50, 50, java.awt.image.BufferedImage.TYPE_INT_RGB)).png();

        assertGarbled(code(blank));
        assertGarbled(code("no picture at all".getBytes(StandardCharsets.UTF_8)));
        assertGarbled(code(new byte[0]));
    }

    @Test
    void aPictureThatWouldExhaustTheHeapIsRefused() {
        byte[] png = Pixels.of("short", 100).png();
        byte[] claimsToBeHuge = png.clone();
        // The width stands at offset 16 of a PNG.
        claimsToBeHuge[17] = 0x7F;

        assertGarbled(code(claimsToBeHuge));
    }

    @Test
    void aDamagedPictureIsReadOrRefused() {
        byte[] png = Pixels.of(CONTENT, 276).png();
        byte[] jpeg = Pixels.of(CONTENT, 276).encoded("jpg");
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] damaged = (random.nextBoolean() ? png : jpeg).clone();
            for (int i = random.nextInt(20); i >= 0; i--) {
                damaged[4 + random.nextInt(Math.min(damaged.length - 4, 600))] = (byte) random.nextInt(256);
            }
            QrCode code = code(Arrays.copyOf(damaged, damaged.length - random.nextInt(100)));
            Throwable thrown = catchThrowable(code::text);

            assertThat(thrown == null || thrown instanceof GreenApiException)
                    .describedAs("seed %s: %s", seed, thrown)
                    .isTrue();
        }
    }

    @Test
    void noPictureIsWrittenToDiskOnTheWay(@TempDir Path folder) throws Exception {
        byte[] png = Pixels.of(CONTENT, 276).png();
        Path gone = Files.createDirectory(folder.resolve("cache"));
        File former = ImageIO.getCacheDirectory();
        ImageIO.setCacheDirectory(gone.toFile());
        try {
            // Whoever wants to write a cache file there from now on fails.
            Files.delete(gone);

            assertThat(code(png).content()).isEqualTo(CONTENT);
        } finally {
            ImageIO.setCacheDirectory(former);
        }
    }

    private static void assertGarbled(QrCode code) {
        assertThatThrownBy(code::content)
                .isInstanceOfSatisfying(GreenApiException.class, failure -> assertThat(failure.kind())
                        .isEqualTo(GreenApiError.GARBLED_REPLY))
                .hasMessage("The picture cannot be read as a QR code")
                .hasNoCause();
    }

    private static boolean[][] modulesOf(String svg) {
        Matcher size = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"").matcher(svg);
        assertThat(size.find()).isTrue();
        int side = Integer.parseInt(size.group(1));
        boolean[][] modules = new boolean[side][side];
        Matcher square = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(svg);
        while (square.find()) {
            modules[Integer.parseInt(square.group(2))][Integer.parseInt(square.group(1))] = true;
        }
        return modules;
    }

    private static QrCode code(byte[] png) {
        return new QrCode(Provider.GREEN_API, "1101", "s", png, 1, NOW, NOW.plusSeconds(20));
    }
}
