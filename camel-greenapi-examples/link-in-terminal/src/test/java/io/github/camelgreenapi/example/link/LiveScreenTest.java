/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.simulator.qr.QrImage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a person sees, whatever went over the wire to the terminal. */
class LiveScreenTest {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Instant now = START;
    private int height = 60;
    private final LiveScreen screen =
            new LiveScreen(new PrintStream(bytes, true, StandardCharsets.UTF_8), () -> now, () -> height);

    @AfterEach
    void close() {
        screen.close();
    }

    private List<String> seen() {
        return new Glass().show(bytes.toString(StandardCharsets.UTF_8)).lines();
    }

    private List<String> words() {
        return seen().stream()
                .filter(line -> !line.isBlank() && !line.matches("[ ▀▄█]+"))
                .toList();
    }

    private void pass(int seconds) {
        for (int second = 0; second < seconds; second++) {
            now = now.plusSeconds(1);
            screen.tick();
        }
    }

    private void type(String line) {
        bytes.writeBytes((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        screen.typed();
    }

    private QrCode code(long sequence, String content) {
        return new QrCode(
                Provider.GREEN_API, "1101000001", "s", new QrImage(content).png(), sequence, now, now.plusSeconds(20));
    }

    @Test
    void theBarShrinksInItsPlace() throws Exception {
        screen.say("Hello");
        screen.show(code(1, "2@first"));

        assertThat(words()).containsExactly("Hello", "Code 1  ████████████████████  20 s left");
        pass(8);

        assertThat(words()).containsExactly("Hello", "Code 1  ████████████░░░░░░░░  12 s left");
        pass(30);

        assertThat(words()).containsExactly("Hello", "Code 1  ░░░░░░░░░░░░░░░░░░░░  waiting for the next one");
        assertThat(PaintedCode.read(padded(seen()))).isEqualTo("2@first");
    }

    @Test
    void theNextCodeTakesThePlaceOfTheOneBefore() throws Exception {
        screen.say("Hello");
        screen.show(code(1, "2@first"));
        pass(20);
        screen.show(code(2, "2@second"));
        pass(1);

        assertThat(words()).containsExactly("Hello", "Code 2  ███████████████████░  19 s left");
        assertThat(PaintedCode.read(padded(seen()))).isEqualTo("2@second");
    }

    @Test
    void whatIsSaidAppearsAboveTheCode() throws Exception {
        screen.show(code(1, "2@first"));
        screen.say("Hello");
        screen.say("you");

        assertThat(words()).containsExactly("Hello", "you", "Code 1  ████████████████████  20 s left");
        assertThat(PaintedCode.read(padded(seen()))).isEqualTo("2@first");
    }

    @Test
    void whatIsTypedBelowDoesNotShiftTheDrawing() throws Exception {
        screen.show(code(1, "2@first"));
        type("logout");
        type("");
        pass(1);

        assertThat(words()).containsExactly("Code 1  ███████████████████░  19 s left", "logout");
        screen.show(code(2, "2@second"));
        pass(1);

        assertThat(words()).containsExactly("Code 2  ███████████████████░  19 s left");
        assertThat(PaintedCode.read(padded(seen()))).isEqualTo("2@second");
    }

    @Test
    void aCodeThatIsOfNoUseDisappears() {
        screen.show(code(1, "2@first"));
        screen.hide();
        screen.say("Linked");
        pass(1);

        assertThat(seen()).containsExactly("Linked", "");
    }

    @Test
    void aWindowThatIsTooLowIsPointedOut() {
        height = 16;
        screen.show(code(1, "2@first"));

        assertThat(words())
                .containsExactly(
                        "This window shows 16 lines, the code needs 17: make it larger.",
                        "Code 1  ████████████████████  20 s left");
        screen.hide();
        assertThat(seen()).containsExactly("");
    }

    private static List<String> padded(List<String> lines) {
        return lines.stream()
                .filter(line -> line.matches("[ ▀▄█]+"))
                .map(line -> line + " ".repeat(80 - line.length()))
                .toList();
    }
}
