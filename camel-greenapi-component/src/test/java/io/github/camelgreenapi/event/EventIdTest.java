/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.Provider;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same event has the same id, and no two events of a session share one. */
class EventIdTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Provider PROVIDER = Provider.GREEN_API;

    @Test
    void theCodesOfASessionDifferByTheirNumber() {
        assertThat(code("s", 1).id()).isEqualTo("s-qrCode-1");
        assertThat(code("s", 2).id()).isEqualTo("s-qrCode-2");
    }

    @Test
    void aSessionEndsOnceSoItsEndNeedsNoNumber() {
        assertThat(new LinkTimedOut(PROVIDER, "1101", "s", NOW, 5).id()).isEqualTo("s-timeoutExpired");
        assertThat(new LinkStopped(PROVIDER, "1101", "s", NOW, "why").id()).isEqualTo("s-stopped");
    }

    @Test
    void unknownFramesDifferByTimeOrText() {
        UnknownLinkEvent frame = new UnknownLinkEvent(PROVIDER, "1101", "s", NOW, "novelty", "a");

        assertThat(new UnknownLinkEvent(PROVIDER, "1101", "s", NOW, "novelty", "a").id())
                .isEqualTo(frame.id());
        assertThat(new UnknownLinkEvent(PROVIDER, "1101", "s", NOW, "novelty", "b").id())
                .isNotEqualTo(frame.id());
        assertThat(new UnknownLinkEvent(PROVIDER, "1101", "s", NOW.plusMillis(1), "novelty", "a").id())
                .isNotEqualTo(frame.id());
    }

    @Test
    void theResultOfAProducerIsKnownByItsTime() {
        assertThat(code(null, 1).id()).isEqualTo("1101-1767225600000-qrCode-1");
    }

    @Test
    void aChangeOfStateIsTheSameHoweverItWasLearnt() {
        StateChanged polled = changed("authorized", AccountState.Value.AUTHORIZED, NOW, StateChanged.Source.poll);
        StateChanged queued = changed("authorized", AccountState.Value.AUTHORIZED, NOW, StateChanged.Source.queue);

        assertThat(queued.id()).isEqualTo(polled.id()).isEqualTo("greenApi-1101-AUTHORIZED-1767225600");
    }

    @Test
    void bothWordsForASuspensionAreOneChange() {
        assertThat(changed("yellowCard", AccountState.Value.SUSPENDED, NOW, StateChanged.Source.poll)
                        .id())
                .isEqualTo(changed("suspended", AccountState.Value.SUSPENDED, NOW, StateChanged.Source.queue)
                        .id());
    }

    @Test
    void unknownStatesDifferByTheirWords() {
        assertThat(changed("pendingCode", AccountState.Value.UNKNOWN, NOW, StateChanged.Source.poll)
                        .id())
                .isNotEqualTo(changed("pendingPassword", AccountState.Value.UNKNOWN, NOW, StateChanged.Source.poll)
                        .id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "a\r\nb", "441234567890", "\u00e9", "{\"a\":1}"})
    void aStateThatIsNoWordIsNotQuoted(String raw) {
        StateChanged change = changed(raw, AccountState.Value.UNKNOWN, NOW, StateChanged.Source.poll);

        assertThat(change.id()).matches("greenApi-1101-UNKNOWN[0-9a-f]{1,8}-1767225600");
        assertThat(changed(raw + "x", AccountState.Value.UNKNOWN, NOW, StateChanged.Source.poll)
                        .id())
                .isNotEqualTo(change.id());
    }

    private static StateChanged changed(String raw, AccountState.Value value, Instant at, StateChanged.Source source) {
        return new StateChanged(
                PROVIDER, "1101", at, null, new AccountState(PROVIDER, "1101", at, value, raw, null), source);
    }

    private static QrCode code(String session, long sequence) {
        return new QrCode(PROVIDER, "1101", session, new byte[1], sequence, NOW, NOW.plusSeconds(20));
    }
}
