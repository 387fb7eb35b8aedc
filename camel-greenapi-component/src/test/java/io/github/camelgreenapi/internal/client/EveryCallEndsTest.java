/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.command.CommandFixture;
import io.github.camelgreenapi.command.GetState;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.call.RequestCall;
import io.github.camelgreenapi.internal.concurrent.Failures;
import io.github.camelgreenapi.internal.concurrent.Pacer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No call stays without its end: not at a stop, not when memory runs out, and not when the clock is set. */
class EveryCallEndsTest {

    private static final String AUTHORIZED = "{\"stateInstance\":\"authorized\"}";

    private final CommandFixture fixture = new CommandFixture();

    private CompletableFuture<AccountState> ask() {
        return fixture.executor.execute(CommandFixture.GREEN_API, new GetState(), CommandFixture.TIMEOUT);
    }

    private static GreenApiException failureOf(CompletableFuture<?> call) {
        assertThat(call).isCompletedExceptionally();
        return (GreenApiException)
                call.handle((value, failure) -> Failures.cause(failure)).join();
    }

    private static void isStopped(CompletableFuture<?> call) {
        assertThat(failureOf(call)).hasMessageContaining("the component was stopped");
        assertThat(failureOf(call).kind()).isEqualTo(GreenApiError.UNREACHABLE);
    }

    @Test
    void aStopEndsCallsThatHangThatArePacedAndThatWaitForAnotherTry() {
        fixture.provider.lose().stall();
        List<CompletableFuture<AccountState>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(ask());
        }
        // The first one waits for its second try, the second one hangs, and the others wait for their turn.
        fixture.timer.advance(Duration.ofMillis(1_060));
        assertThat(fixture.provider.requests()).hasSize(2);

        fixture.executor.close();

        assertThat(calls).allSatisfy(EveryCallEndsTest::isStopped);
        assertThat(fixture.provider.givenUp()).isOne();
        fixture.timer.advance(Duration.ofMinutes(5));
        assertThat(fixture.provider.requests()).hasSize(2);
    }

    @Test
    void aCallAfterTheStopEndsAtOnce() {
        fixture.executor.close();

        isStopped(ask());
        assertThat(fixture.provider.requests()).isEmpty();
    }

    private static CompletableFuture<AccountState> readAgainAndAgain(CommandFixture fixture, Duration within) {
        Call<AccountState> until = new Call.Until<>(
                new GetState().on(CommandFixture.GREEN_API.provider()),
                state -> false,
                Duration.ofSeconds(2),
                within,
                GreenApiError.TIMEOUT,
                "it never is");
        return fixture.executor.execute(CommandFixture.GREEN_API, "state", until, CommandFixture.TIMEOUT);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aStopThatEndsTheLastReadIsNoOutcomeOfIt(boolean cancelling) {
        // Which of the two calls, the read or the whole, ends first is chance.
        for (int i = 0; i < 20; i++) {
            CommandFixture one = new CommandFixture();
            one.provider.stall();
            CompletableFuture<AccountState> call = readAgainAndAgain(one, Duration.ofSeconds(1));

            if (cancelling) {
                one.executor.cancel();
                assertThat(call).isCancelled();
            } else {
                one.executor.close();
                isStopped(call);
            }
        }
    }

    @Test
    void aStopEndsACallThatIsReadAgainAndAgain() {
        fixture.provider.answer(200, "{}");
        CompletableFuture<AccountState> call = readAgainAndAgain(fixture, Duration.ofMinutes(5));
        fixture.timer.advance(Duration.ofSeconds(1));
        assertThat(call).isNotDone();

        fixture.executor.close();

        isStopped(call);
    }

    @Test
    void whatAConsumerCalledIsCancelledAtAStopWhateverItWaitsFor() {
        fixture.provider.lose().stall();
        List<CompletableFuture<AccountState>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(ask());
        }
        fixture.timer.advance(Duration.ofMillis(1_060));

        fixture.executor.cancel();
        calls.add(ask());

        assertThat(calls).allMatch(CompletableFuture::isCancelled);
        fixture.timer.advance(Duration.ofMinutes(5));
        assertThat(fixture.provider.requests()).hasSize(2);
        assertThat(fixture.timer.pending()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {-10, 10})
    void aClockThatIsSetInAPauseBetweenTriesChangesNothing(int minutes) {
        fixture.provider.refuse(429, Duration.ofSeconds(20)).answer(200, AUTHORIZED);
        CompletableFuture<AccountState> call = ask();
        fixture.timer.advance(Duration.ofSeconds(10));
        fixture.timer.setClock(Duration.ofMinutes(minutes));
        fixture.timer.advance(Duration.ofSeconds(9));
        assertThat(call).isNotDone();

        fixture.timer.advance(Duration.ofSeconds(2));

        assertThat(fixture.settled(call).value()).isEqualTo(AccountState.Value.AUTHORIZED);
    }

    @Test
    void aReplyThatExhaustsTheMemoryIsGarbled() {
        fixture.provider.answer(200, AUTHORIZED);
        Call<String> greedy = RequestCall.read("getStateInstance", reply -> {
            throw new OutOfMemoryError("Java heap space");
        });

        CompletableFuture<String> call =
                fixture.executor.execute(CommandFixture.GREEN_API, "state", greedy, CommandFixture.TIMEOUT);

        assertThat(failureOf(call).kind()).isEqualTo(GreenApiError.GARBLED_REPLY);
    }

    @Test
    void aRequestThatCannotEvenBeSentEndsItsCall() {
        fixture.provider.answer(200, AUTHORIZED);
        ask();
        CompletableFuture<AccountState> paced = ask();

        // Nothing is scripted for it, and an Error says so.
        Throwable reported = reportedBy(() -> fixture.timer.advance(Duration.ofSeconds(2)));

        assertThat(reported).isInstanceOf(AssertionError.class);
        assertThat(failureOf(paced)).hasMessageContaining("not sent");
    }

    @Test
    void aFirstRequestThatCannotEvenBeSentEndsItsCall() {
        List<CompletableFuture<AccountState>> call = new ArrayList<>();
        Throwable reported = reportedBy(() -> call.add(ask()));

        assertThat(reported).isInstanceOf(AssertionError.class);
        assertThat(failureOf(call.get(0))).hasMessageContaining("not sent");
    }

    /** The failure that this thread's handler gets. */
    private static Throwable reportedBy(Runnable work) {
        AtomicReference<Throwable> reported = new AtomicReference<>();
        Thread thread = Thread.currentThread();
        thread.setUncaughtExceptionHandler((current, failure) -> reported.set(failure));
        try {
            work.run();
        } finally {
            thread.setUncaughtExceptionHandler(null);
        }
        return reported.get();
    }

    @Test
    void aResultThatCannotBeJudgedIsGarbled() {
        Predicate<AccountState> unable = state -> {
            throw new OutOfMemoryError("Java heap space");
        };
        Call<AccountState> state = new GetState().on(CommandFixture.GREEN_API.provider());
        List<Call<AccountState>> calls = List.of(
                new Call.Until<>(
                        state, unable, Duration.ofSeconds(2), Duration.ofMinutes(5), GreenApiError.TIMEOUT, ""),
                new Call.Starting<>(state, unable, Duration.ofMinutes(5)));
        for (Call<AccountState> call : calls) {
            fixture.provider.answer(200, AUTHORIZED);
            CompletableFuture<AccountState> result =
                    fixture.executor.execute(CommandFixture.GREEN_API, "state", call, CommandFixture.TIMEOUT);
            fixture.timer.advance(Duration.ofSeconds(2));

            assertThat(failureOf(result).kind()).isEqualTo(GreenApiError.GARBLED_REPLY);
        }
    }

    @Test
    void aClockThatIsSetBackHoldsNoCallUp() {
        fixture.provider.answer(200, AUTHORIZED);
        fixture.settled(ask());
        fixture.timer.setClock(Duration.ofMinutes(-10));
        fixture.provider.answer(200, AUTHORIZED);
        CompletableFuture<AccountState> call = ask();
        fixture.timer.advance(Duration.ofMillis(1_060));

        assertThat(fixture.settled(call).value()).isEqualTo(AccountState.Value.AUTHORIZED);
    }

    @Test
    void aClockThatIsSetForwardCutsNoCallShort() {
        fixture.provider.stall();
        CompletableFuture<AccountState> call = ask();
        fixture.timer.setClock(Duration.ofMinutes(10));
        fixture.timer.advance(CommandFixture.TIMEOUT.minusSeconds(1));
        assertThat(call).isNotDone();

        fixture.timer.advance(Duration.ofSeconds(1));

        assertThat(failureOf(call).kind()).isEqualTo(GreenApiError.TIMEOUT);
    }

    @Test
    void aReplyForWhichNoThreadCouldBeStartedIsReadByTheNextOne() {
        Queue<Runnable> queue = new ArrayDeque<>();
        Pacer pacer = new Pacer(fixture.timer);
        CommandExecutor starved = new CommandExecutor(new CallContext(
                fixture.provider,
                fixture.longPolls,
                pacer,
                fixture.timer,
                task -> {
                    queue.add(task);
                    throw new OutOfMemoryError("unable to create native thread");
                },
                new Random(1),
                CallListener.NONE));
        fixture.provider.answer(200, AUTHORIZED);

        CompletableFuture<AccountState> call =
                starved.execute(CommandFixture.GREEN_API, new GetState(), CommandFixture.TIMEOUT);
        fixture.timer.advance(Duration.ofSeconds(1));
        assertThat(call).isNotDone();
        queue.forEach(Runnable::run);

        assertThat(call).isCompleted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OutOfMemoryError", "NullPointerException"})
    void anExplanationThatFailsLeavesTheFailureAsItWas(String kind) {
        fixture.provider.answer(403, "");
        Call<AccountState> explained = new GetState()
                .on(CommandFixture.GREEN_API.provider())
                .failing(failure -> {
                    if (kind.startsWith("Out")) {
                        throw new OutOfMemoryError("on purpose");
                    }
                    throw new NullPointerException("on purpose");
                });

        CompletableFuture<AccountState> call =
                fixture.executor.execute(CommandFixture.GREEN_API, "state", explained, CommandFixture.TIMEOUT);
        fixture.timer.advance(Duration.ofSeconds(1));

        assertThat(failureOf(call).kind()).isEqualTo(GreenApiError.FORBIDDEN);
    }
}
