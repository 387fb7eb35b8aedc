/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.command.Command;
import io.github.camelgreenapi.command.CommandFixture;
import io.github.camelgreenapi.command.DeleteNotification;
import io.github.camelgreenapi.command.GetSettings;
import io.github.camelgreenapi.command.GetState;
import io.github.camelgreenapi.command.GetStateHistory;
import io.github.camelgreenapi.command.Logout;
import io.github.camelgreenapi.command.Reboot;
import io.github.camelgreenapi.command.ReceiveNotification;
import io.github.camelgreenapi.command.RequestAuthorizationCode;
import io.github.camelgreenapi.command.UpdateSettings;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.concurrent.Failures;
import io.github.camelgreenapi.internal.concurrent.ManualTimer;
import io.github.camelgreenapi.internal.concurrent.Pacer;
import io.github.camelgreenapi.internal.wire.ConnectionLostException;
import io.github.camelgreenapi.internal.wire.Reply;
import io.github.camelgreenapi.internal.wire.ScriptedSender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandExecutorTest {

    private static final String AUTHORIZED = "{\"stateInstance\":\"authorized\"}";

    private final CommandFixture fixture = new CommandFixture();
    private final ManualTimer timer = fixture.timer;
    private final ScriptedSender provider = fixture.provider;

    private <R> CompletableFuture<R> execute(Command<R> command) {
        return fixture.executor.execute(CommandFixture.GREEN_API, command, CommandFixture.TIMEOUT);
    }

    private static GreenApiException failureOf(CompletableFuture<?> call) {
        assertThat(call).isCompletedExceptionally();
        Throwable failure =
                call.handle((answer, thrown) -> Failures.cause(thrown)).join();
        assertThat(failure).isInstanceOf(GreenApiException.class);
        return (GreenApiException) failure;
    }

    // Pacing

    @Test
    void callsOfOneMethodOnOneInstanceAreSpaced() {
        provider.answer(200, AUTHORIZED).answer(200, AUTHORIZED).answer(200, AUTHORIZED);
        List<CompletableFuture<AccountState>> calls =
                List.of(execute(new GetState()), execute(new GetState()), execute(new GetState()));

        assertThat(provider.requests()).hasSize(1);
        timer.advance(Duration.ofMillis(999));
        assertThat(provider.requests()).hasSize(1);
        timer.advance(Duration.ofMillis(101));
        assertThat(provider.requests()).hasSize(2);
        timer.advance(Duration.ofMillis(1_100));
        assertThat(provider.requests()).hasSize(3);
        assertThat(calls).allMatch(CompletableFuture::isDone);
    }

    @Test
    void anotherMethodOrInstanceNeedNotWait() {
        GreenApiAccount other = new GreenApiAccount(Provider.GREEN_API, "2", null, "t", null, Map.of());
        provider.answer(200, AUTHORIZED).answer(200, "{}").answer(200, AUTHORIZED);
        execute(new GetState());
        execute(new GetSettings());
        fixture.executor.execute(other, new GetState(), CommandFixture.TIMEOUT);

        assertThat(provider.requests()).hasSize(3);
    }

    @Test
    void aCallWhoseTurnWouldComeTooLateIsNotSent() {
        provider.answer(200, AUTHORIZED);
        execute(new GetState());
        GreenApiException failure =
                failureOf(fixture.executor.execute(CommandFixture.GREEN_API, new GetState(), Duration.ofMillis(500)));

        assertThat(failure.kind()).isEqualTo(GreenApiError.RATE_LIMITED);
        assertThat(failure).hasMessageContaining("not sent");
        assertThat(provider.requests()).hasSize(1);
    }

    // Retrying

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void aReadIsRepeatedOnAStatusThatPasses(int status) {
        provider.answer(status, "").answer(200, AUTHORIZED);
        CompletableFuture<AccountState> call = execute(new GetState());
        timer.advance(Duration.ofSeconds(5));

        assertThat(fixture.settled(call).value()).isEqualTo(AccountState.Value.AUTHORIZED);
        assertThat(provider.requests()).hasSize(2);
    }

    @Test
    void aReadIsRepeatedWhenItsConnectionIsLost() {
        provider.lose().lose().answer(200, AUTHORIZED);
        CompletableFuture<AccountState> call = execute(new GetState());
        timer.advance(Duration.ofSeconds(10));

        assertThat(fixture.settled(call).value()).isEqualTo(AccountState.Value.AUTHORIZED);
        assertThat(provider.requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 408, 466, 500, 501})
    void anyOtherStatusIsTheAnswer(int status) {
        provider.answer(status, "");
        failureOf(execute(new GetState()));

        assertThat(timer.pending()).isZero();
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void triesAreFewEvenWhenThereIsTime() {
        for (int i = 0; i < 5; i++) {
            provider.answer(503, "");
        }
        CompletableFuture<AccountState> call =
                fixture.executor.execute(CommandFixture.GREEN_API, new GetState(), Duration.ofHours(1));
        timer.advance(Duration.ofMinutes(10));

        assertThat(failureOf(call).kind()).isEqualTo(GreenApiError.SERVER_ERROR);
        assertThat(failureOf(call).statusCode()).isEqualTo(503);
        assertThat(provider.requests()).hasSize(5);
    }

    @Test
    void noTryBeginsAndNoAnswerIsAwaitedAfterTheTimeIsOver() {
        Instant end = timer.now().plusSeconds(4);
        for (int i = 0; i < 5; i++) {
            provider.answer(503, "");
        }
        CompletableFuture<AccountState> call =
                fixture.executor.execute(CommandFixture.GREEN_API, new GetState(), Duration.ofSeconds(4));
        List<Instant> done = new ArrayList<>();
        call.whenComplete((answer, failure) -> done.add(timer.now()));
        timer.advance(Duration.ofMinutes(1));

        assertThat(failureOf(call).kind()).isEqualTo(GreenApiError.SERVER_ERROR);
        assertThat(done.get(0)).isBeforeOrEqualTo(end);
        assertThat(provider.requests())
                .allSatisfy(request -> assertThat(request.timeout()).isLessThanOrEqualTo(Duration.ofSeconds(4)));
    }

    @Test
    void eachTryHasOnlyTheTimeThatIsLeft() {
        provider.answer(429, "").stall();
        CompletableFuture<AccountState> call = execute(new GetState());
        timer.advance(Duration.ofSeconds(74));
        assertThat(call).isNotDone();
        timer.advance(Duration.ofSeconds(1));

        assertThat(failureOf(call).kind()).isEqualTo(GreenApiError.TIMEOUT);
    }

    @Test
    void pausesAreDrawnByLot() {
        List<Duration> pauses = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            GreenApiAccount account = new GreenApiAccount(Provider.Z_API, "i" + i, null, "t", null, Map.of());
            provider.lose().answer(200, "{\"connected\":true}");
            Instant start = timer.now();
            CompletableFuture<AccountState> call =
                    fixture.executor.execute(account, new GetState(), CommandFixture.TIMEOUT);
            call.whenComplete((state, failure) -> pauses.add(Duration.between(start, timer.now())));
            timer.advance(Duration.ofSeconds(2));
        }

        assertThat(pauses).hasSize(20).allMatch(pause -> pause.toMillis() <= 750);
        assertThat(pauses.stream().distinct().count()).isGreaterThan(5);
    }

    static List<Command<?>> sideEffects() {
        return List.of(
                new Logout(),
                new Reboot(),
                new RequestAuthorizationCode(new PhoneNumber("441234567890")),
                new UpdateSettings(Map.of("webhookUrl", ""), Duration.ofMinutes(6)));
    }

    @ParameterizedTest
    @MethodSource("sideEffects")
    void whatHasASideEffectIsSentOnceWhenItsConnectionIsLost(Command<?> command) {
        provider.lose();
        CompletableFuture<?> call = execute(command);
        timer.advance(Duration.ofMinutes(10));

        assertThat(failureOf(call).kind()).isEqualTo(GreenApiError.UNREACHABLE);
        assertThat(provider.requests()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("sideEffects")
    void whatHasASideEffectIsSentOnceWhenItIsRefused(Command<?> command) {
        provider.answer(503, "");
        CompletableFuture<?> call = execute(command);
        timer.advance(Duration.ofMinutes(10));

        assertThat(failureOf(call).kind()).isEqualTo(GreenApiError.SERVER_ERROR);
        assertThat(provider.requests()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("sideEffects")
    void whatHasASideEffectIsSentOnceWhenItIsNotAnswered(Command<?> command) {
        provider.stall();
        CompletableFuture<?> call = execute(command);
        timer.advance(Duration.ofMinutes(10));

        assertThat(failureOf(call).kind()).isEqualTo(GreenApiError.TIMEOUT);
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void aDeletionMayBeRepeatedForItDoesNoMore() {
        provider.lose().answer(200, "{\"result\":false,\"reason\":\"\"}");
        CompletableFuture<Boolean> call = execute(new DeleteNotification("7"));
        timer.advance(Duration.ofSeconds(2));

        assertThat(fixture.settled(call)).isFalse();
    }

    // Retry-After

    @Test
    void aRetryAfterIsHonoured() {
        provider.refuse(429, Duration.ofSeconds(10)).answer(200, AUTHORIZED);
        CompletableFuture<AccountState> call = execute(new GetState());
        timer.advance(Duration.ofMillis(9_999));
        assertThat(provider.requests()).hasSize(1);
        timer.advance(Duration.ofSeconds(1));

        assertThat(fixture.settled(call).value()).isEqualTo(AccountState.Value.AUTHORIZED);
    }

    @Test
    void aRetryAfterBeyondTheTimeoutFailsAtOnce() {
        provider.refuse(429, Duration.ofHours(3));
        CompletableFuture<AccountState> call = execute(new GetState());

        assertThat(failureOf(call).kind()).isEqualTo(GreenApiError.RATE_LIMITED);
        assertThat(failureOf(call).retryAfter()).contains(Duration.ofHours(3));
        assertThat(timer.pending()).isZero();
    }

    @Test
    void withoutARetryAfterARefusalForTheRateIsGivenASecond() {
        provider.answer(429, "").answer(200, AUTHORIZED);
        execute(new GetState());
        timer.advance(Duration.ofMillis(999));
        assertThat(provider.requests()).hasSize(1);
        timer.advance(Duration.ofSeconds(2));

        assertThat(provider.requests()).hasSize(2);
    }

    // Time

    @Test
    void anAnswerThatDoesNotComeIsATimeout() {
        provider.stall();
        CompletableFuture<AccountState> call = execute(new GetState());
        timer.advance(CommandFixture.TIMEOUT);

        assertThat(failureOf(call).kind()).isEqualTo(GreenApiError.TIMEOUT);
        assertThat(failureOf(call).retryable()).isTrue();
        assertThat(failureOf(call).statusCode()).isZero();
    }

    @Test
    void whatTlsRefusesIsAskedForOnceAndSaysWhy() {
        provider.fail(
                ConnectionLostException.because(new SSLHandshakeException("Received fatal alert: protocol_version")));
        CompletableFuture<AccountState> call = execute(new GetState());
        timer.advance(CommandFixture.TIMEOUT);

        assertThat(failureOf(call).kind()).isEqualTo(GreenApiError.UNREACHABLE);
        assertThat(failureOf(call)).hasMessageContaining("no TLS version in common");
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void aTurnThatComesTooLateForAnotherTryDoesNotHideTheFailure() {
        provider.answer(200, AUTHORIZED);
        CompletableFuture<AccountState> other = execute(new GetState());
        provider.fail(ConnectionLostException.because("ConnectException"));
        CompletableFuture<AccountState> call =
                fixture.executor.execute(CommandFixture.GREEN_API, new GetState(), Duration.ofMillis(2_000));
        timer.advance(CommandFixture.TIMEOUT);

        assertThat(failureOf(call).kind()).isEqualTo(GreenApiError.UNREACHABLE);
        assertThat(failureOf(call)).hasMessageContaining("ConnectException");
        assertThat(other).isDone();
    }

    @Test
    void aReplyThatIsNotHttpIsGarbledAndAskedForOnce() {
        provider.fail(ConnectionLostException.garbled("TooLongHttpHeaderException"));
        CompletableFuture<AccountState> call = execute(new GetState());
        timer.advance(CommandFixture.TIMEOUT);

        assertThat(failureOf(call).kind()).isEqualTo(GreenApiError.GARBLED_REPLY);
        assertThat(failureOf(call)).hasMessageContaining("TooLongHttpHeaderException");
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void aRequestThatIsRejectedIsRateLimitedAndSaysWhy() {
        provider.fail(ConnectionLostException.rejected("8 requests of this account are under way and 64 wait"));
        CompletableFuture<?> call = execute(new Logout());

        assertThat(failureOf(call).kind()).isEqualTo(GreenApiError.RATE_LIMITED);
        assertThat(failureOf(call)).hasMessageContaining("8 requests of this account are under way");
    }

    @Test
    void aConnectionThatIsNeverMadeIsUnreachable() {
        for (int i = 0; i < 5; i++) {
            provider.lose();
        }
        CompletableFuture<AccountState> call = execute(new GetState());
        timer.advance(CommandFixture.TIMEOUT);

        assertThat(failureOf(call).kind()).isEqualTo(GreenApiError.UNREACHABLE);
        assertThat(failureOf(call)).hasMessageContaining("ConnectionClosedException");
    }

    @Test
    void aLongPollHasItsHoldOnTopOfTheTimeoutAndItsOwnConnections() {
        fixture.longPolls.answer(200, "null");
        execute(new ReceiveNotification(Duration.ofSeconds(20)));

        assertThat(provider.requests()).isEmpty();
        assertThat(fixture.longPolls.requests()).singleElement().satisfies(request -> assertThat(request.timeout())
                .isEqualTo(CommandFixture.TIMEOUT.plusSeconds(20)));
    }

    // Giving up

    @Test
    void aCancelledCallGivesItsRequestUp() {
        provider.stall();
        CompletableFuture<AccountState> call = execute(new GetState());
        call.cancel(false);

        assertThat(provider.givenUp()).isEqualTo(1);
        assertThat(timer.pending()).isZero();
    }

    @Test
    void aCallCancelledWhileItWaitsIsNotSent() {
        provider.lose();
        CompletableFuture<AccountState> call = execute(new GetState());
        call.cancel(false);

        assertThat(timer.pending()).isZero();
        timer.advance(Duration.ofMinutes(1));
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void aCallCancelledBetweenTwoRequestsSendsNoSecond() {
        provider.answer("setSettings", 200, "{\"saveSettings\":true}").stall("getSettings");
        CompletableFuture<?> call = execute(new UpdateSettings(Map.of("webhookUrl", ""), Duration.ofMinutes(6)));
        call.cancel(false);
        timer.advance(Duration.ofMinutes(10));

        assertThat(provider.givenUp()).isEqualTo(1);
        assertThat(provider.count("getSettings")).isEqualTo(1);
        assertThat(timer.pending()).isZero();
    }

    @Test
    void aCallCancelledBetweenTwoReadsReadsNoMore() {
        provider.answer("setSettings", 200, "{\"saveSettings\":true}").answer("getSettings", 200, "{}");
        CompletableFuture<?> call = execute(new UpdateSettings(Map.of("webhookUrl", "x"), Duration.ofMinutes(6)));
        call.cancel(false);

        assertThat(timer.pending()).isZero();
        assertThat(provider.count("getSettings")).isEqualTo(1);
    }

    // Answering always

    @Test
    void aBodyThatCannotBeWrittenIsAFailureThatDoesNotQuoteIt() {
        CompletableFuture<?> call = execute(new UpdateSettings(Map.of("secret", new Object()), Duration.ZERO));

        assertThat(failureOf(call).kind()).isEqualTo(GreenApiError.BAD_REQUEST);
        assertThat(failureOf(call)).hasMessageNotContaining("secret").hasNoCause();
        assertThat(provider.requests()).isEmpty();
    }

    @Test
    void anOperationThatIsNotOfferedSaysWhatToUseInstead() {
        CompletableFuture<?> call =
                fixture.executor.execute(CommandFixture.Z_API, new GetStateHistory(10), CommandFixture.TIMEOUT);

        assertThat(failureOf(call).kind()).isEqualTo(GreenApiError.UNSUPPORTED);
        assertThat(failureOf(call)).hasMessageContaining("greenapi:state");
        assertThat(provider.requests()).isEmpty();
    }

    @Test
    void aMeterThatFailsDoesNotKeepTheAnswerBack() {
        CommandExecutor metered = metered((who, method, failure, took) -> {
            throw new IllegalStateException("no meter");
        });
        provider.answer(200, AUTHORIZED);

        assertThat(metered.execute(CommandFixture.GREEN_API, new GetState(), CommandFixture.TIMEOUT))
                .isCompleted();
    }

    @Test
    void everyRequestIsReported() {
        List<String> told = new ArrayList<>();
        CommandExecutor metered = metered((who, method, failure, took) -> told.add(who + " " + method + " " + failure));
        provider.lose().answer(503, "").answer(200, AUTHORIZED);
        metered.execute(CommandFixture.GREEN_API, new GetState(), CommandFixture.TIMEOUT);
        timer.advance(Duration.ofSeconds(10));

        assertThat(told)
                .containsExactly(
                        "greenApi getStateInstance UNREACHABLE",
                        "greenApi getStateInstance SERVER_ERROR",
                        "greenApi getStateInstance null");
    }

    @Test
    void aLateAnswerToACallThatIsOverIsIgnored() {
        CompletableFuture<Reply> later = new CompletableFuture<>();
        provider.answer("getStateInstance", later);
        CompletableFuture<AccountState> call = execute(new GetState());
        timer.advance(CommandFixture.TIMEOUT);
        later.complete(new Reply(200, AUTHORIZED.getBytes(java.nio.charset.StandardCharsets.UTF_8), null));

        assertThat(failureOf(call).kind()).isEqualTo(GreenApiError.TIMEOUT);
    }

    @Test
    void aFailureArrivesUnwrapped() {
        provider.answer(401, "");
        List<Throwable> failures = new ArrayList<>();
        execute(new GetState()).whenComplete((answer, failure) -> failures.add(failure));

        assertThat(failures)
                .singleElement()
                .isInstanceOf(GreenApiException.class)
                .isNotInstanceOf(CompletionException.class);
    }

    private CommandExecutor metered(CallListener listener) {
        return new CommandExecutor(new CallContext(
                provider, provider, new Pacer(timer), timer, Runnable::run, new java.util.Random(1), listener));
    }

    // New instances

    private CompletableFuture<Logout.LoggedOut> logOutOfNewInstance() {
        Call<Logout.LoggedOut> call =
                new Call.Starting<>(new Logout().on(Provider.GREEN_API), result -> true, Duration.ofMinutes(5));
        return fixture.executor.execute(CommandFixture.GREEN_API, "logout", call, CommandFixture.TIMEOUT);
    }

    @Test
    void whatANewInstanceRefusesIsRepeated() {
        provider.answer(401, "")
                .answer(400, "Instance account is expired")
                .answer(401, "")
                .answer(200, "{\"isLogout\":true}");
        CompletableFuture<?> call = logOutOfNewInstance();
        timer.advance(Duration.ofSeconds(6));
        assertThat(call).isNotDone();
        timer.advance(Duration.ofSeconds(2));

        assertThat(call).isCompleted();
        assertThat(provider.requests()).hasSize(4);
    }

    @Test
    void anOldInstancesRefusalIsAFailureInTheEnd() {
        for (int i = 0; i < 70; i++) {
            provider.answer(401, "");
        }
        CompletableFuture<?> call = logOutOfNewInstance();
        timer.advance(Duration.ofMinutes(5));

        assertThat(failureOf(call).kind()).isEqualTo(GreenApiError.UNAUTHORIZED);
    }

    @Test
    void whatMayHaveHadItsEffectIsNotRepeatedAtANewInstance() {
        provider.lose();
        CompletableFuture<?> call = logOutOfNewInstance();
        timer.advance(Duration.ofMinutes(5));

        assertThat(failureOf(call).kind()).isEqualTo(GreenApiError.UNREACHABLE);
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void theWaitForANewInstanceCanBeCancelled() {
        provider.answer(401, "");
        CompletableFuture<?> call = logOutOfNewInstance();
        call.cancel(false);
        timer.advance(Duration.ofMinutes(5));

        assertThat(provider.requests()).hasSize(1);
        assertThat(timer.pending()).isZero();
    }
}
