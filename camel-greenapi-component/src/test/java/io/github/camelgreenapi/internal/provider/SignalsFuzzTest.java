/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.Allocation;
import io.github.camelgreenapi.Fixture;
import io.github.camelgreenapi.Mutations;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.internal.wire.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever comes through the web socket or as a reply with a code is a signal, or nothing. */
class SignalsFuzzTest {

    private static final String BASE64 = Base64.getEncoder().encodeToString(Pictures.PNG);
    private static final String JPEG = Base64.getEncoder().encodeToString(Pictures.JPEG);
    private static final long MOST = 64 * Allocation.MB;

    private static GreenApiAccount account(Provider provider) {
        return new GreenApiAccount(provider, "1101", null, Mutations.SECRET, null, Map.of());
    }

    @Provide
    Arbitrary<byte[]> frames() {
        return Mutations.of(
                "{\"type\":\"qrCode\",\"message\":\"" + BASE64 + "\"}",
                "{\"type\":\"qrCode\",\"message\":\"data:image/jpeg;base64," + JPEG + "\"}",
                "{\"type\":\"error\",\"message\":\"Instance has auth. You need to make log out\"}",
                "{\"type\":\"alreadyLogged\",\"message\":\"instance account already authorized\"}",
                "{\"type\":\"timeoutExpired\",\"message\":\"timeoutExpired\"}",
                "{\"type\":\"passkeyRequired\",\"message\":\"\"}",
                "{\"type\":\"news\",\"message\":\"\"}",
                Fixture.of(Provider.GREEN_API, "account-data-frame.json"));
    }

    @Property
    void aFrameOfGreenApiIsASignal(@ForAll("frames") byte[] frame) {
        String text = new String(frame, StandardCharsets.UTF_8);
        GreenApiAccount account = account(Provider.GREEN_API);

        harmless(account, Allocation.atMost(MOST, () -> GreenApiFrames.read(account, text)));
    }

    @Provide
    Arbitrary<Reply> codes() {
        Arbitrary<byte[]> bodies = Mutations.of(
                "{\"value\":\"data:image/png;base64," + BASE64 + "\"}",
                "{\"value\":\"data:image/jpeg;base64," + JPEG + "\"}",
                "\"" + BASE64 + "\"",
                BASE64,
                "{\"value\":\"" + Pictures.CONTENT + "\"}",
                "{\"connected\":true}",
                "{\"error\":\"You are already connected.\"}",
                Fixture.of(Provider.Z_API, "passkey-challenge.json"));
        return Combinators.combine(
                        Arbitraries.of(200, 200, 409, 500),
                        Arbitraries.oneOf(bodies, Mutations.of(Pictures.PNG), Mutations.of(Pictures.JPEG)))
                .as((status, body) -> new Reply(status, body, null));
    }

    @Property
    void aReplyOfZApiIsASignalOrNone(@ForAll("codes") Reply reply) {
        GreenApiAccount account = account(Provider.Z_API);

        Optional<Signal> signal = Allocation.atMost(MOST, () -> ZApiCodes.read(account, reply));

        signal.ifPresent(read -> harmless(account, read));
    }

    /** What a signal becomes shows no token, and its type is a plain word. */
    private static void harmless(GreenApiAccount account, Signal signal) {
        assertThat(signal.toString()).doesNotContain(Mutations.SECRET);
        if (!(signal instanceof Signal.Code)) {
            new LinkEvents(account, "s", Instant.EPOCH, 1).of(signal).ifPresent(event -> {
                assertThat(event.toString()).doesNotContain(Mutations.SECRET);
                assertThat(event.type()).matches("[A-Za-z0-9_-]{1,40}");
                assertThat(event.id()).matches("[\\w.-]+").doesNotContain(Mutations.SECRET);
            });
        }
    }
}
