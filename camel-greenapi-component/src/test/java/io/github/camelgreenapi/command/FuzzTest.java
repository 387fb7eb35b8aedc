/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import static io.github.camelgreenapi.account.Provider.GREEN_API;
import static io.github.camelgreenapi.account.Provider.Z_API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.camelgreenapi.Fixture;
import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.concurrent.Failures;
import io.github.camelgreenapi.internal.provider.GreenApiFrames;
import io.github.camelgreenapi.internal.provider.Pictures;
import io.github.camelgreenapi.internal.provider.Signal;
import io.github.camelgreenapi.internal.wire.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever becomes of a documented answer on its way, reading it gives a value or a known failure. */
class FuzzTest {

    private static final int MUTATIONS = 500;
    private static final String BASE64 = Base64.getEncoder().encodeToString(Pictures.PNG);
    private static final String JPEG = Base64.getEncoder().encodeToString(Pictures.JPEG);

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-1",
            "1e400",
            "99999999999999999999",
            "\"\"",
            "\" \"",
            "\"x\"",
            "[]",
            "{}",
            "[[[[[[]]]]]]",
            "{\"a\":{\"b\":null}}",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "NaN");

    static Stream<String> frames() {
        return Stream.of(
                "{\"type\":\"qrCode\",\"message\":\"" + BASE64 + "\"}",
                "{\"type\":\"qrCode\",\"message\":\"data:image/jpeg;base64," + JPEG + "\"}",
                "{\"type\":\"error\",\"message\":\"Instance has auth. You need to make log out\"}",
                "{\"type\":\"alreadyLogged\",\"message\":\"instance account already authorized\"}",
                "{\"type\":\"timeoutExpired\",\"message\":\"timeoutExpired\"}",
                "{\"type\":\"passkeyRequired\",\"message\":\"\"}",
                Fixture.of(GREEN_API, "account-data-frame.json"));
    }

    static Stream<Arguments> bodies() {
        GetQrCode qr = new GetQrCode();
        RequestAuthorizationCode code = new RequestAuthorizationCode(new PhoneNumber("441234567890"));
        UpdateSettings update = new UpdateSettings(Map.of("webhookUrl", "x"), Duration.ZERO);
        return Stream.of(
                Arguments.of(GREEN_API, qr, "{\"type\":\"qrCode\",\"message\":\"" + BASE64 + "\"}"),
                Arguments.of(GREEN_API, code, "{\"status\":true,\"code\":\"GAPI2018\"}"),
                Arguments.of(GREEN_API, new Logout(), "{\"isLogout\":true}"),
                Arguments.of(GREEN_API, new Reboot(), "{\"isReboot\":true}"),
                Arguments.of(GREEN_API, new GetState(), "{\"stateInstance\":\"authorized\"}"),
                Arguments.of(GREEN_API, new GetStateHistory(9), Fixture.of(GREEN_API, "state-history.json")),
                Arguments.of(GREEN_API, new GetAccount(), Fixture.of(GREEN_API, "wa-settings.json")),
                Arguments.of(
                        GREEN_API,
                        new GetSettings(),
                        Fixture.of(GREEN_API, "settings-as-published-with-comments.json")),
                Arguments.of(GREEN_API, update, "{\"saveSettings\":true}"),
                Arguments.of(
                        GREEN_API,
                        new ReceiveNotification(Duration.ofSeconds(5)),
                        Fixture.of(GREEN_API, "notification-incoming-message.json")),
                Arguments.of(GREEN_API, new DeleteNotification("1"), "{\"result\":true,\"reason\":\"\"}"),
                Arguments.of(GREEN_API, new ClearNotifications(), "{\"isCleared\":true,\"reason\":\"\"}"),
                Arguments.of(
                        GREEN_API,
                        new CreateInstance("acme", Map.of()),
                        "{\"idInstance\":1101728000,\"apiTokenInstance\":\"t0ken\",\"typeInstance\":\"whatsapp\"}"),
                Arguments.of(GREEN_API, new GetInstances("acme"), Fixture.of(GREEN_API, "instances.json")),
                Arguments.of(GREEN_API, new DeleteInstance("1101000001"), "{\"deleteInstanceAccount\":true}"),
                Arguments.of(
                        Z_API,
                        new CreateInstance("acme", Map.of()),
                        "{\"id\":\"8823\",\"token\":\"t0ken\",\"due\":1648565999675}"),
                Arguments.of(Z_API, new GetInstances("acme"), Fixture.of(Z_API, "instances.json")),
                Arguments.of(GREEN_API, new GetState(), Fixture.of(GREEN_API, "not-found-echoing-the-token-404.json")),
                Arguments.of(Z_API, qr, "{\"value\":\"data:image/png;base64," + BASE64 + "\"}"),
                Arguments.of(Z_API, qr, "{\"value\":\"data:image/jpeg;base64," + JPEG + "\"}"),
                Arguments.of(Z_API, qr, "{\"value\":\"" + Pictures.CONTENT + "\"}"),
                Arguments.of(Z_API, qr, Fixture.of(Z_API, "passkey-challenge.json")),
                Arguments.of(Z_API, code, "{\"value\":\"A1B2C3D4E5\"}"),
                Arguments.of(Z_API, new GetState(), Fixture.of(Z_API, "status-connected.json")),
                Arguments.of(Z_API, new GetAccount(), Fixture.of(Z_API, "device.json")),
                Arguments.of(Z_API, new GetSettings(), Fixture.of(Z_API, "me.json")),
                Arguments.of(Z_API, new Logout(), "{\"value\":true}"),
                Arguments.of(Z_API, new Reboot(), "{\"connected\":true,\"value\":true}"),
                Arguments.of(Z_API, update, "{\"value\":true}"),
                Arguments.of(Z_API, new GetState(), "{\"error\":\"Client-Token null not allowed\"}"));
    }

    @ParameterizedTest
    @MethodSource("frames")
    void aMutatedFrameIsASignal(String frame) {
        for (int seed = 0; seed < MUTATIONS; seed++) {
            String mutated = new String(mutated(frame, new Random(seed)), StandardCharsets.UTF_8);
            try {
                Signal signal = GreenApiFrames.read(CommandFixture.GREEN_API, mutated);
                assertThat(signal.toString()).doesNotContain(CommandFixture.GREEN_API.apiToken());
            } catch (RuntimeException e) {
                fail("Seed " + seed + " of the frame " + frame, e);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aMutatedBodyIsAnAnswerOrAKnownFailure(Provider provider, Command<?> command, String body) {
        for (int seed = 0; seed < MUTATIONS; seed++) {
            Random random = new Random(seed);
            int status = List.of(200, 200, 200, 200, 400, 404, 409, 500).get(random.nextInt(8));
            Reply reply = new Reply(status, mutated(body, random), null);
            CommandFixture fixture = new CommandFixture();
            for (int i = 0; i < 60; i++) {
                fixture.provider.answer("", reply);
                fixture.longPolls.answer("", reply);
            }
            var call = fixture.executor.execute(CommandFixture.credentials(provider), command, CommandFixture.TIMEOUT);
            fixture.timer.advance(Duration.ofMinutes(2));

            assertThat(call).describedAs("seed %s of %s", seed, body).isDone();
            Throwable failure = call.handle((answer, thrown) -> thrown == null ? null : Failures.cause(thrown))
                    .join();
            if (failure != null) {
                assertThat(failure).describedAs("seed %s of %s", seed, body).isInstanceOf(GreenApiException.class);
            }
        }
    }

    private static byte[] mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0 && !mutated.isEmpty(); i--) {
            int at = random.nextInt(mutated.length());
            switch (random.nextInt(7)) {
                case 0 -> mutated.setLength(at);
                case 1 -> mutated.deleteCharAt(at);
                case 2 -> mutated.setCharAt(at, (char) random.nextInt(0x250));
                case 3 -> mutated.insert(at, mutated.substring(at));
                case 4 -> mutated.insert(0, random.nextBoolean() ? "\uFEFF" : "//\n");
                default -> replaceAValue(mutated, random);
            }
        }
        byte[] bytes = mutated.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(8) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** Puts something else behind one of the colons. */
    private static void replaceAValue(StringBuilder json, Random random) {
        int colon = json.indexOf(":", random.nextInt(json.length()));
        if (colon < 0) {
            return;
        }
        int end = colon + 1;
        while (end < json.length() && ",}]".indexOf(json.charAt(end)) < 0) {
            end++;
        }
        json.replace(colon + 1, end, VALUES.get(random.nextInt(VALUES.size())));
    }
}
