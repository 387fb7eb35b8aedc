/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.concurrent.Failures;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that a call leaves behind shows a token, a code, a phone number or what the provider wrote. */
class CommandSecretsTest {

    private static final String PHONE = "441234567890";
    private static final List<String> SECRETS = List.of(
            CommandFixture.GREEN_API.apiToken(),
            CommandFixture.Z_API.apiToken(),
            CommandFixture.Z_API.clientToken(),
            CommandFixture.PARTNER_TOKEN,
            PHONE,
            "hook-secret",
            "GAPI2018",
            "RAWBODY");

    static List<Command<?>> commands() {
        return List.of(
                new GetQrCode(),
                new RequestAuthorizationCode(new PhoneNumber(PHONE)),
                new Logout(),
                new GetState(),
                new GetStateHistory(5),
                new GetAccount(),
                new Reboot(),
                new GetSettings(),
                new UpdateSettings(Map.of("webhookUrlToken", "hook-secret"), Duration.ZERO),
                new UpdateSettings(Map.of("webhookUrl", "https://h/hook-secret"), Duration.ZERO),
                new ClearNotifications(),
                new CreateInstance("acme", Map.of("webhookUrlToken", "hook-secret")),
                new GetInstances("acme"),
                new DeleteInstance("1101000001"),
                new ReceiveNotification(Duration.ofSeconds(5)),
                new DeleteNotification("1"));
    }

    static Stream<Arguments> everyCommandAtEachProvider() {
        return commands().stream()
                .flatMap(command -> Arrays.stream(Provider.values()).map(provider -> Arguments.of(provider, command)));
    }

    @Test
    void everyCommandIsTried() {
        assertThat(commands().stream().map(Object::getClass).distinct())
                .hasSameElementsAs(Arrays.asList(Command.class.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource("everyCommandAtEachProvider")
    void noFailureShowsASecret(Provider provider, Command<?> command) {
        GreenApiAccount account = CommandFixture.account(provider);
        String echo = "RAWBODY Cannot GET /waInstance1/x/" + account.apiToken() + " Client-Token "
                + account.clientToken() + " not allowed for " + PHONE + " /partner/x/" + CommandFixture.PARTNER_TOKEN;
        List<String> bodies = List.of(
                "",
                "null",
                echo,
                "{\"error\":\"" + echo + "\"}",
                "{\"message\":\"" + echo + "\",\"path\":\"" + echo + "\"}",
                "{\"code\":401,\"description\":\"" + echo + "\"}",
                "{\"status\":false,\"code\":\"\",\"reason\":\"" + echo + "\"}",
                "{\"value\":\"" + echo + "\"}",
                "{\"result\":\"" + echo + "\"}",
                "[{\"timestamp\":\"" + echo + "\"}]");
        List<GreenApiException> failures = new ArrayList<>();
        for (int status : List.of(200, 302, 400, 401, 403, 404, 405, 407, 408, 409, 429, 466, 499, 500, 502, 503)) {
            for (String body : bodies) {
                CommandFixture fixture = new CommandFixture();
                for (int i = 0; i < 5; i++) {
                    fixture.provider.answer(status, body);
                    fixture.longPolls.answer(status, body);
                }
                collect(
                        fixture,
                        fixture.executor.execute(CommandFixture.credentials(provider), command, Duration.ofSeconds(30)),
                        failures);
            }
        }
        CommandFixture lost = new CommandFixture();
        CommandFixture stalled = new CommandFixture();
        for (int i = 0; i < 5; i++) {
            lost.provider.lose();
            lost.longPolls.lose();
            stalled.provider.stall();
            stalled.longPolls.stall();
        }
        collect(
                lost,
                lost.executor.execute(CommandFixture.credentials(provider), command, Duration.ofSeconds(30)),
                failures);
        collect(
                stalled,
                stalled.executor.execute(CommandFixture.credentials(provider), command, Duration.ofSeconds(30)),
                failures);

        assertThat(failures).isNotEmpty().allSatisfy(failure -> {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            assertThat(trace.toString()).doesNotContain(SECRETS);
            assertThat(failure).hasNoCause();
            assertThat(failure.instance()).isEqualTo(account.instance());
            assertThat(failure.operation()).isEqualTo(command.operation());
        });
    }

    private static void collect(CommandFixture fixture, CompletableFuture<?> call, List<GreenApiException> failures) {
        // A status of 409 or 200 may be an answer; what is asked after it is not scripted and not our matter here.
        try {
            fixture.timer.advance(Duration.ofMinutes(2));
        } catch (AssertionError nothingScripted) {
            return;
        }
        call.whenComplete((answer, failure) -> {
            if (failure != null && Failures.cause(failure) instanceof GreenApiException known) {
                failures.add(known);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("everyCommandAtEachProvider")
    void noCommandAndNoCallShowsASecret(Provider provider, Command<?> command) {
        assertThat(command.toString()).doesNotContain(SECRETS);
        assertThat(command.on(provider).toString()).doesNotContain(SECRETS);
    }

    @Test
    void noRequestShowsItsAddressOrBody() {
        CommandFixture fixture = new CommandFixture();
        fixture.provider.answer(200, "{\"status\":true,\"code\":\"GAPI2018\"}");
        CompletableFuture<AuthorizationCode> code = fixture.executor.execute(
                CommandFixture.GREEN_API, new RequestAuthorizationCode(new PhoneNumber(PHONE)), CommandFixture.TIMEOUT);

        assertThat(fixture.provider.requests().toString()).doesNotContain(SECRETS);
        assertThat(code.join().toString()).doesNotContain(SECRETS);
    }
}
