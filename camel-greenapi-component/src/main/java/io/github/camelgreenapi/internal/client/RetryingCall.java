/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.call.CallReply;
import io.github.camelgreenapi.internal.call.RequestCall;
import io.github.camelgreenapi.internal.concurrent.Backoff;
import io.github.camelgreenapi.internal.concurrent.Failures;
import io.github.camelgreenapi.internal.provider.Dialect;
import io.github.camelgreenapi.internal.wire.ConnectionLostException;
import io.github.camelgreenapi.internal.wire.HttpSender;
import io.github.camelgreenapi.internal.wire.Reply;
import io.github.camelgreenapi.internal.wire.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request, sent until it is answered well enough or the time is over. */
final class RetryingCall<R> extends PendingCall<R> {

    private static final Logger LOG = LoggerFactory.getLogger(RetryingCall.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOO_MANY = 429;
    private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(TOO_MANY, 502, 503, 504);
    private static final int TRIES = 5;
    // One call a second is the provider's measure; a shorter pause would meet the same refusal.
    private static final Duration LEAST_AFTER_REFUSAL = Duration.ofSeconds(1);
    private static final Backoff PAUSES = Backoff.of(Duration.ofMillis(500), Duration.ofSeconds(8));

    private final CommandExecutor.Tools tools;
    private final RequestCall<R> ask;
    private final Dialect dialect;
    private final Instant end;

    // Written by one attempt after the other.
    private int tries;
    private Backoff pauses = PAUSES;

    RetryingCall(
            CommandExecutor.Tools tools,
            GreenApiAccount account,
            String operation,
            RequestCall<R> ask,
            Duration timeout) {
        super(account, operation);
        this.tools = tools;
        this.ask = ask;
        this.dialect = Dialect.of(account.provider());
        this.end = tools.timer().now().plus(timeout).plus(ask.hold());
    }

    private Duration left() {
        return Duration.between(tools.timer().now(), end);
    }

    @Override
    void step() {
        if (result.isDone()) {
            return;
        }
        if (left().isNegative()) {
            GreenApiError late = GreenApiError.TIMEOUT;
            fail(late, late.meaning() + " (not sent)");
            return;
        }
        Duration wait = tools.pacer().turn(key(), ask.method(), dialect.spacing(ask.method()), left());
        if (wait == null) {
            fail(GreenApiError.RATE_LIMITED, "too many calls wait for their turn; it was not sent");
        } else if (wait.isZero()) {
            send();
        } else {
            going(tools.timer().after(wait, () -> tools.executor().execute(this::send)));
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
            fail(GreenApiError.BAD_REQUEST, "the body cannot be written as JSON");
            return;
        }
        tries++;
        Instant sent = tools.timer().now();
        HttpSender sender = ask.hold().isZero() ? tools.ordinary() : tools.longPolls();
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
                tools.executor());
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
        CallReply answer =
                new CallReply(account, operation, reply, tools.timer().now());
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

    private void read(CallReply answer, Instant sent) {
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
        boolean late = cause instanceof ConnectionLostException lost && lost.isLate();
        GreenApiError kind = late ? GreenApiError.TIMEOUT : GreenApiError.UNREACHABLE;
        tell(kind, sent);
        if (late || !again(Duration.ZERO)) {
            String reason = cause instanceof ConnectionLostException ? cause.getMessage() : "given up";
            fail(kind, kind.meaning() + " (" + reason + ")");
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
        Duration pause = least.plus(pauses.pause(tools.random()));
        if (!ask.repeatable() || tries >= TRIES || result.isDone() || pause.compareTo(left()) >= 0) {
            return false;
        }
        pauses = pauses.next();
        going(tools.timer().after(pause, () -> tools.executor().execute(this::step)));
        return true;
    }

    private void tell(GreenApiError kind, Instant sent) {
        try {
            tools.watcher()
                    .called(
                            account.provider(),
                            ask.method(),
                            kind,
                            Duration.between(sent, tools.timer().now()));
        } catch (RuntimeException e) {
            // A meter that fails must not leave a call without its answer.
            LOG.warn("A request could not be counted", e);
        }
    }
}
