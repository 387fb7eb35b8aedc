/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import static io.github.camelgreenapi.account.Provider.GREEN_API;
import static io.github.camelgreenapi.account.Provider.Z_API;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.Allocation;
import io.github.camelgreenapi.Fixture;
import io.github.camelgreenapi.Mutations;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.client.CallContext;
import io.github.camelgreenapi.internal.client.CallListener;
import io.github.camelgreenapi.internal.client.CommandExecutor;
import io.github.camelgreenapi.internal.concurrent.Failures;
import io.github.camelgreenapi.internal.concurrent.ManualTimer;
import io.github.camelgreenapi.internal.concurrent.Pacer;
import io.github.camelgreenapi.internal.provider.Credentials;
import io.github.camelgreenapi.internal.provider.Partner;
import io.github.camelgreenapi.internal.provider.Pictures;
import io.github.camelgreenapi.internal.wire.HttpSender;
import io.github.camelgreenapi.internal.wire.Reply;
import io.github.camelgreenapi.internal.wire.Request;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever becomes of a documented reply on its way, reading it gives a value or a known failure. */
class RepliesFuzzTest {

    private static final String BASE64 = Base64.getEncoder().encodeToString(Pictures.PNG);
    private static final String JPEG = Base64.getEncoder().encodeToString(Pictures.JPEG);
    private static final long MOST = 64 * Allocation.MB;

    private static final GetQrCode QR = new GetQrCode();
    private static final RequestAuthorizationCode CODE = new RequestAuthorizationCode(new PhoneNumber("441234567890"));
    private static final UpdateSettings UPDATE = new UpdateSettings(Map.of("webhookUrl", "x"), Duration.ZERO);
    private static final GetState STATE = new GetState();

    /** A command and one of its documented replies. */
    private record Documented(Provider provider, Command<?> command, String body) {}

    private static Documented green(Command<?> command, String body) {
        return new Documented(GREEN_API, command, body.endsWith(".json") ? Fixture.of(GREEN_API, body) : body);
    }

    private static Documented zApi(Command<?> command, String body) {
        return new Documented(Z_API, command, body.endsWith(".json") ? Fixture.of(Z_API, body) : body);
    }

    private static final List<Documented> GREEN_APIS = List.of(
            green(QR, "{\"type\":\"qrCode\",\"message\":\"" + BASE64 + "\"}"),
            green(CODE, "{\"status\":true,\"code\":\"GAPI2018\"}"),
            green(new Logout(), "{\"isLogout\":true}"),
            green(new Reboot(), "{\"isReboot\":true}"),
            green(STATE, "{\"stateInstance\":\"authorized\"}"),
            green(STATE, "not-found-echoing-the-token-404.json"),
            green(new GetStateHistory(9), "state-history.json"),
            green(new GetAccount(), "wa-settings.json"),
            green(new GetSettings(), "settings-as-published-with-comments.json"),
            green(UPDATE, "{\"saveSettings\":true}"),
            green(new ReceiveNotification(Duration.ofSeconds(5)), "notification-incoming-message.json"),
            green(new DeleteNotification("1"), "{\"result\":true,\"reason\":\"\"}"),
            green(new ClearNotifications(), "{\"isCleared\":true,\"reason\":\"\"}"));

    private static final List<Documented> Z_APIS = List.of(
            zApi(QR, "{\"value\":\"data:image/png;base64," + BASE64 + "\"}"),
            zApi(QR, "{\"value\":\"data:image/jpeg;base64," + JPEG + "\"}"),
            zApi(QR, "{\"value\":\"" + Pictures.CONTENT + "\"}"),
            zApi(QR, "passkey-challenge.json"),
            zApi(CODE, "{\"value\":\"A1B2C3D4E5\"}"),
            zApi(STATE, "status-connected.json"),
            zApi(STATE, "{\"error\":\"Client-Token null not allowed\"}"),
            zApi(new GetAccount(), "device.json"),
            zApi(new GetSettings(), "me.json"),
            zApi(new Logout(), "{\"value\":true}"),
            zApi(new Reboot(), "{\"connected\":true,\"value\":true}"),
            zApi(UPDATE, "{\"value\":true}"));

    private static final List<Documented> PARTNERS = List.of(
            green(
                    new CreateInstance("acme", Map.of()),
                    "{\"idInstance\":1101728000,\"apiTokenInstance\":\"t0ken\",\"typeInstance\":\"whatsapp\"}"),
            green(new GetInstances("acme"), "instances.json"),
            green(new DeleteInstance("1101000001"), "{\"deleteInstanceAccount\":true}"),
            zApi(new CreateInstance("acme", Map.of()), "{\"id\":\"8823\",\"token\":\"t0ken\",\"due\":1648565999675}"),
            zApi(new GetInstances("acme"), "instances.json"),
            zApi(new DeleteInstance("3C01A1B2C3D4E5F60718293A4B5C6D7E"), "{\"value\":true}"));

    /** A reply on its way, of one of these commands. */
    private record Sent(Documented documented, Reply reply) {

        @Override
        public String toString() {
            return documented.provider() + " " + documented.command() + " " + reply.status() + " " + reply.text();
        }
    }

    private static Arbitrary<Sent> mutated(List<Documented> documented) {
        return Arbitraries.oneOf(
                documented.stream().map(RepliesFuzzTest::mutated).toList());
    }

    private static Arbitrary<Sent> mutated(Documented documented) {
        return Combinators.combine(
                        Arbitraries.of(200, 200, 200, 200, 400, 404, 409, 500), Mutations.of(documented.body()))
                .as((status, body) -> new Sent(documented, new Reply(status, body, null)));
    }

    @Provide
    Arbitrary<Sent> greenApis() {
        return mutated(GREEN_APIS);
    }

    @Provide
    Arbitrary<Sent> zApis() {
        return mutated(Z_APIS);
    }

    @Provide
    Arbitrary<Sent> partners() {
        return mutated(PARTNERS);
    }

    // Of a dozen commands each.
    @Property(tries = 6_000)
    void aReplyOfGreenApiIsAValueOrAKnownFailure(@ForAll("greenApis") Sent sent) {
        read(sent);
    }

    @Property(tries = 6_000)
    void aReplyOfZApiIsAValueOrAKnownFailure(@ForAll("zApis") Sent sent) {
        read(sent);
    }

    @Property(tries = 3_000)
    void aReplyToAPartnerIsAValueOrAKnownFailure(@ForAll("partners") Sent sent) {
        read(sent);
    }

    private static void read(Sent sent) {
        CompletableFuture<?> call = Allocation.atMost(MOST, () -> answered(sent));

        assertThat(call).isDone();
        Object outcome = call.handle((value, failure) -> failure == null ? value : Failures.cause(failure))
                .join();
        if (outcome instanceof CreateInstance.CreatedInstance created) {
            assertThat(created.instance()).matches("[\\w.-]+");
        }
        if (outcome instanceof Throwable failure) {
            assertThat(failure).isInstanceOf(GreenApiException.class).hasNoCause();
            assertThat(((GreenApiException) failure).kind()).isNotNull();
            assertThat(failure.getMessage()).doesNotContain(Mutations.SECRET);
        }
    }

    /** Executes the command at a provider that says nothing else. */
    private static CompletableFuture<?> answered(Sent sent) {
        ManualTimer timer = new ManualTimer();
        HttpSender provider = new HttpSender() {
            @Override
            public CompletableFuture<Reply> send(Request request) {
                return CompletableFuture.completedFuture(sent.reply());
            }

            @Override
            public void close() {
                // There is nothing open.
            }
        };
        CommandExecutor executor = new CommandExecutor(new CallContext(
                provider, provider, new Pacer(timer), timer, Runnable::run, new Random(1), CallListener.NONE));
        CompletableFuture<?> call = executor.execute(
                credentials(sent.documented().provider()), sent.documented().command(), CommandFixture.TIMEOUT);
        timer.advance(Duration.ofMinutes(2));
        return call;
    }

    /** With tokens that the replies quote. */
    private static Credentials credentials(Provider provider) {
        GreenApiAccount usual = CommandFixture.account(provider);
        GreenApiAccount account = new GreenApiAccount(
                provider, usual.instance(), usual.apiUrl(), Mutations.SECRET, usual.clientToken(), Map.of());
        Partner partner =
                new Partner(provider, "https://partner.example/", Mutations.SECRET, null, usual.clientToken());
        return new Credentials(account, partner);
    }
}
