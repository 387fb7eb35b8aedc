/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.Provider;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the events show of themselves in a log. */
class EventTextTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Provider PROVIDER = Provider.GREEN_API;

    @Test
    void aQrCodeHidesItsPicture() {
        assertThat(new QrCode(PROVIDER, "1101", "s", new byte[] {65, 66, 67}, 2, NOW, NOW.plusSeconds(20)))
                .hasToString("QrCode[greenApi:1101 number 2 expires 2026-01-01T00:00:20Z]");
    }

    @Test
    void aLinkHidesWhoWasLinked() {
        assertThat(new Linked(
                        PROVIDER, "1101", "s", NOW, "441234567890@c.us", "441234567890", "Ann", "http://hook", "proxy"))
                .hasToString("Linked[greenApi:1101 at 2026-01-01T00:00:00Z]");
    }

    @Test
    void aPasskeyHidesItsChallenge() {
        assertThat(new PasskeyRequired(PROVIDER, "1101", "s", NOW, "{\"challenge\":\"abc\"}"))
                .hasToString("PasskeyRequired[greenApi:1101 at 2026-01-01T00:00:00Z]");
    }

    @Test
    void anUnknownFrameHidesItsText() {
        assertThat(new UnknownLinkEvent(PROVIDER, "1101", "s", NOW, "novelty", "{\"message\":\"abc\"}"))
                .hasToString("UnknownLinkEvent[greenApi:1101 novelty at 2026-01-01T00:00:00Z]");
    }

    @Test
    void aStateHidesThePhone() {
        AccountState state =
                new AccountState(PROVIDER, "1101", NOW, AccountState.Value.AUTHORIZED, "authorized", "441234567890");

        assertThat(state).hasToString("AccountState[greenApi:1101 AUTHORIZED (authorized) at 2026-01-01T00:00:00Z]");
        assertThat(new StateChanged(PROVIDER, "1101", NOW, null, state, StateChanged.Source.poll))
                .asString()
                .contains("AUTHORIZED", "poll")
                .doesNotContain("441234567890");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\r\nlines", "phone +44 1234 567890 left", "441234567890", "a\u0007"})
    void aStateHidesARawWordThatIsMoreThanAWord(String raw) {
        assertThat(new AccountState(PROVIDER, "1101", NOW, AccountState.Value.UNKNOWN, raw, null))
                .hasToString("AccountState[greenApi:1101 UNKNOWN at 2026-01-01T00:00:00Z]");
    }
}
