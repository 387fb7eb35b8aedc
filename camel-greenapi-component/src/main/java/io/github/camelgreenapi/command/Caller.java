/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.provider.Dialect;
import io.github.camelgreenapi.wire.Backoff;
import io.github.camelgreenapi.wire.HttpSender;
import io.github.camelgreenapi.wire.LostConnection;
import io.github.camelgreenapi.wire.Pacer;
import io.github.camelgreenapi.wire.Reply;
import io.github.camelgreenapi.wire.Request;
import io.github.camelgreenapi.wire.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * Makes calls: waits for the account's turn, sends, retries what only reads, and reads the reply, without ever holding
 * a thread.
 *
 * <p>Answers arrive on the executor. A failure is always a {@link GreenApiException}.
 */
public final class Caller {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOO_MANY = 429;
    private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(TOO_MANY, 502, 503, 504);
    private static final int TRIES = 5;
    // One call a second is the provider's measure; a shorter pause would meet the same refusal.
    private static final Duration LEAST_AFTER_REFUSAL = Duration.ofSeconds(1);
    // A read that hangs must not use up the time of those after it.
    private static final Duration ONE_READ = Duration.ofSeconds(30);
    private static final Backoff PAUSES = Backoff.of(Duration.ofMillis(500), Duration.ofSeconds(8));

    private final HttpSender ordinary;
    private final HttpSender longPolls;
    private final Pacer pacer;
    private final Timer timer;
    private final Executor executor;
    private final RandomGenerator random;
    private final CallWatcher watcher;

    public Caller(
            HttpSender ordinary,
            HttpSender longPolls,
            Pacer pacer,
            Timer timer,
            Executor executor,
            RandomGenerator random,
            CallWatcher watcher) {
        this.ordinary = ordinary;
        this.longPolls = longPolls;
        this.pacer = pacer;
        this.timer = timer;
        this.executor = executor;
        this.random = random;
        this.watcher = watcher;
    }

    /**
     * Gives a command.
     *
     * @param timeout for the whole of it, retries included, but for the time that the provider may hold a long poll
     * @return cancelling it gives the request up
     */
    public <R> CompletableFuture<R> give(GreenApiAccount account, Command<R> command, Duration timeout) {
        return make(account, command.operation(), command.on(account.provider()), timeout);
    }

    /** Makes a call on behalf of an operation. */
    public <R> CompletableFuture<R> make(GreenApiAccount account, String operation, Call<R> call, Duration timeout) {
        if (call instanceof Ask<R> ask) {
            return new Attempts<>(account, operation, ask, timeout).run();
        }
        if (call instanceof Call.Then<?, R> then) {
            return inTurn(account, operation, then, timeout);
        }
        if (call instanceof Call.Until<R> until) {
            return new Repetition<>(account, operation, until).run();
        }
        if (call instanceof Call.Answered<R> answered) {
            return CompletableFuture.completedFuture(answered.answer());
        }
        Call.Unsupported<R> unsupported = (Call.Unsupported<R>) call;
        return CompletableFuture.failedFuture(
                failure(account, operation, GreenApiError.UNSUPPORTED, unsupported.instead()));
    }

    private <Q, R> CompletableFuture<R> inTurn(
            GreenApiAccount account, String operation, Call.Then<Q, R> then, Duration timeout) {
        Instant end = timer.now().plus(timeout);
        CompletableFuture<R> both = new CompletableFuture<>();
        CompletableFuture<Q> first = make(account, operation, then.first(), timeout);
        givingUp(both, first);
        first.whenComplete((answer, failure) -> {
            if (failure != null) {
                both.completeExceptionally(Failures.cause(failure));
            } else if (!both.isDone()) {
                Duration left = Duration.between(timer.now(), end);
                CompletableFuture<R> second = next(account, operation, then, answer, left);
                givingUp(both, second);
                second.whenComplete((last, broken) -> finish(both, last, broken));
            }
        });
        return both;
    }

    private <Q, R> CompletableFuture<R> next(
            GreenApiAccount account, String operation, Call.Then<Q, R> then, Q answer, Duration timeout) {
        try {
            return make(account, operation, then.next().apply(answer), timeout);
        } catch (RuntimeException e) {
            // An answer in a form nobody foresaw; the exception may quote it, so only its kind is kept.
            GreenApiError garbled = GreenApiError.GARBLED_REPLY;
            return CompletableFuture.failedFuture(failure(account, operation, garbled, garbled.meaning()));
        }
    }

    private static <R> void finish(CompletableFuture<R> future, R answer, Throwable failure) {
        if (failure == null) {
            future.complete(answer);
        } else {
            future.completeExceptionally(Failures.cause(failure));
        }
    }

    private static void givingUp(CompletableFuture<?> outer, CompletableFuture<?> inner) {
        outer.whenComplete((answer, failure) -> {
            if (outer.isCancelled()) {
                inner.cancel(false);
            }
        });
    }

    private static GreenApiException failure(
            GreenApiAccount account, String operation, GreenApiError kind, String what) {
        return new GreenApiException(
                kind,
                Dialect.of(account.provider()).title() + ", " + operation + " of instance " + account.instance() + ": "
                        + what,
                0,
                null,
                account.instance(),
                operation);
    }

    /** One request, sent until it is answered well enough or the time is over. */
    private final class Attempts<R> {

        private final GreenApiAccount account;
        private final String operation;
        private final Ask<R> ask;
        private final Dialect dialect;
        private final Instant end;
        private final CompletableFuture<R> result = new CompletableFuture<>();

        // Written by one attempt after the other.
        private int tries;
        private Backoff pauses = PAUSES;
        // What is called off when the call is given up: a request, or the wait before one.
        private volatile Timer.Cancellable current = Timer.Cancellable.NOTHING;

        Attempts(GreenApiAccount account, String operation, Ask<R> ask, Duration timeout) {
            this.account = account;
            this.operation = operation;
            this.ask = ask;
            this.dialect = Dialect.of(account.provider());
            this.end = timer.now().plus(timeout).plus(ask.hold());
        }

        CompletableFuture<R> run() {
            result.whenComplete((answer, failure) -> {
                if (result.isCancelled()) {
                    current.cancel();
                }
            });
            attempt();
            return result;
        }

        private Duration left() {
            return Duration.between(timer.now(), end);
        }

        private void going(Timer.Cancellable next) {
            current = next;
            if (result.isCancelled()) {
                next.cancel();
            }
        }

        private void attempt() {
            if (result.isDone()) {
                return;
            }
            if (left().isNegative()) {
                GreenApiError late = GreenApiError.TIMEOUT;
                result.completeExceptionally(failure(account, operation, late, late.meaning() + " (not sent)"));
                return;
            }
            Duration wait = pacer.turn(key(), ask.method(), dialect.spacing(ask.method()), left());
            if (wait == null) {
                result.completeExceptionally(failure(
                        account,
                        operation,
                        GreenApiError.RATE_LIMITED,
                        "too many calls wait for their turn; it was not sent"));
            } else if (wait.isZero()) {
                send();
            } else {
                going(timer.after(wait, () -> executor.execute(this::send)));
            }
        }

        private String key() {
            return dialect.base(account) + " " + account.instance();
        }

        private void send() {
            if (result.isDone()) {
                return;
            }
            byte[] body;
            try {
                body = ask.body() == null ? null : JSON.writeValueAsBytes(ask.body());
            } catch (JsonProcessingException e) {
                // Only its kind is told: the message may quote the body.
                result.completeExceptionally(
                        failure(account, operation, GreenApiError.BAD_REQUEST, "the body cannot be written as JSON"));
                return;
            }
            tries++;
            Instant sent = timer.now();
            HttpSender sender = ask.hold().isZero() ? ordinary : longPolls;
            CompletableFuture<Reply> sending = sender.send(request(body));
            going(() -> sending.cancel(false));
            sending.whenCompleteAsync(
                    (reply, failure) -> {
                        if (failure == null) {
                            answered(reply, sent);
                        } else {
                            lost(Failures.cause(failure), sent);
                        }
                    },
                    executor);
        }

        private Request request(byte[] body) {
            return new Request(
                    ask.verb(),
                    dialect.address(account, ask.method(), ask.tail(), ask.query()),
                    dialect.headers(account),
                    body,
                    left());
        }

        private void answered(Reply reply, Instant sent) {
            Answer answer = new Answer(account, operation, reply, timer.now());
            GreenApiException complaint = answer.complaint();
            if (complaint != null && WORTH_ANOTHER_TRY.contains(reply.status()) && again(leastPause(reply))) {
                tell(complaint.kind(), sent);
            } else if (complaint != null && !ask.readsComplaints()) {
                tell(complaint.kind(), sent);
                result.completeExceptionally(complaint);
            } else {
                read(answer, sent);
            }
        }

        private void read(Answer answer, Instant sent) {
            try {
                R value = ask.reader().apply(answer);
                tell(null, sent);
                result.complete(value);
            } catch (GreenApiException e) {
                tell(e.kind(), sent);
                result.completeExceptionally(e);
            } catch (RuntimeException e) {
                // A reply in a form nobody foresaw; the exception may quote it, so only its kind is kept.
                tell(GreenApiError.GARBLED_REPLY, sent);
                result.completeExceptionally(answer.failure(GreenApiError.GARBLED_REPLY));
            }
        }

        private void lost(Throwable cause, Instant sent) {
            boolean late = cause instanceof LostConnection lost && lost.isLate();
            GreenApiError kind = late ? GreenApiError.TIMEOUT : GreenApiError.UNREACHABLE;
            tell(kind, sent);
            if (late || !again(Duration.ZERO)) {
                String reason = cause instanceof LostConnection ? cause.getMessage() : "given up";
                result.completeExceptionally(failure(account, operation, kind, kind.meaning() + " (" + reason + ")"));
            }
        }

        private static Duration leastPause(Reply reply) {
            if (reply.retryAfter() != null) {
                return reply.retryAfter();
            }
            return reply.status() == TOO_MANY ? LEAST_AFTER_REFUSAL : Duration.ZERO;
        }

        /** Tries once more, after at least this pause, if that is allowed and there is time for it. */
        private boolean again(Duration least) {
            Duration pause = least.plus(pauses.pause(random));
            if (!ask.repeatable() || tries >= TRIES || result.isDone() || pause.compareTo(left()) >= 0) {
                return false;
            }
            pauses = pauses.next();
            going(timer.after(pause, () -> executor.execute(this::attempt)));
            return true;
        }

        private void tell(GreenApiError kind, Instant sent) {
            try {
                watcher.called(account.provider(), ask.method(), kind, Duration.between(sent, timer.now()));
            } catch (RuntimeException e) {
                // A meter that fails must not leave a call without its answer.
                return;
            }
        }
    }

    /** A read that is repeated until it is good; passing failures count as not good yet. */
    private final class Repetition<R> {

        private final GreenApiAccount account;
        private final String operation;
        private final Call.Until<R> until;
        private final Instant end;
        private final CompletableFuture<R> result = new CompletableFuture<>();

        private volatile Timer.Cancellable current = Timer.Cancellable.NOTHING;

        Repetition(GreenApiAccount account, String operation, Call.Until<R> until) {
            this.account = account;
            this.operation = operation;
            this.until = until;
            this.end = timer.now().plus(until.within());
        }

        CompletableFuture<R> run() {
            result.whenComplete((answer, failure) -> {
                if (result.isCancelled()) {
                    current.cancel();
                }
            });
            turn();
            return result;
        }

        private void going(Timer.Cancellable next) {
            current = next;
            if (result.isCancelled()) {
                next.cancel();
            }
        }

        private void turn() {
            if (result.isDone()) {
                return;
            }
            Duration left = Duration.between(timer.now(), end);
            CompletableFuture<R> read =
                    make(account, operation, until.call(), left.compareTo(ONE_READ) < 0 ? left : ONE_READ);
            going(() -> read.cancel(false));
            read.whenComplete((answer, failure) -> judge(answer, failure == null ? null : Failures.cause(failure)));
        }

        private void judge(R answer, Throwable failure) {
            if (failure == null && until.good().test(answer)) {
                result.complete(answer);
            } else if (failure instanceof GreenApiException e && !e.kind().passing()) {
                result.completeExceptionally(e);
            } else if (timer.now().plus(until.pause()).isBefore(end)) {
                going(timer.after(until.pause(), () -> executor.execute(this::turn)));
            } else {
                result.completeExceptionally(Caller.failure(account, operation, until.otherwise(), until.complaint()));
            }
        }
    }
}
