/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.call.CallReply;
import io.github.camelgreenapi.internal.call.RequestCall;
import io.github.camelgreenapi.internal.concurrent.Backoff;
import io.github.camelgreenapi.internal.concurrent.Deadline;
import io.github.camelgreenapi.internal.concurrent.Failures;
import io.github.camelgreenapi.internal.provider.Credentials;
import io.github.camelgreenapi.internal.provider.Dialect;
import io.github.camelgreenapi.internal.provider.ProviderMethods;
import io.github.camelgreenapi.internal.wire.ConnectionLostException;
import io.github.camelgreenapi.internal.wire.HttpSender;
import io.github.camelgreenapi.internal.wire.Reply;
import io.github.camelgreenapi.internal.wire.Request;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one request, and retries it until a reply is final or the time is up. */
final class RetryingCall<R> extends PendingCall<R> {

    private static final Logger LOG = LoggerFactory.getLogger(RetryingCall.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOO_MANY = 429;
    private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(TOO_MANY, 502, 503, 504);
    private static final int TRIES = 5;
    // One call a second is the provider's measure; a shorter pause would meet the same refusal.
    private static final Duration LEAST_AFTER_REFUSAL = Duration.ofSeconds(1);
    private static final Backoff PAUSES = Backoff.of(Duration.ofMillis(500), Duration.ofSeconds(8));

    private final RequestCall<R> call;
    private final Dialect dialect;
    private final ProviderMethods methods;
    private final Deadline deadline;
    // Written by one attempt after the other.
    private int tries;
    private Backoff pauses = PAUSES;
    private GreenApiException lastFailure;

    RetryingCall(
            CallContext context, Credentials credentials, String operation, RequestCall<R> call, Duration timeout) {
        super(context, credentials, operation);
        this.call = call;
        this.dialect = Dialect.of(credentials.provider());
        this.methods = credentials.methods(call.ofPartner());
        this.deadline = Deadline.in(context.timer(), timeout.plus(call.hold()));
    }

    @Override
    void step() {
        if (lastFailure != null && deadline.left().isNegative()) {
            result.completeExceptionally(lastFailure);
            return;
        }
        if (deadline.left().isNegative()) {
            fail(GreenApiError.TIMEOUT, GreenApiError.TIMEOUT.meaning() + " (not sent)");
            return;
        }
        Duration wait =
                context.pacer().turn(methods.key(), call.method(), dialect.spacing(call.method()), deadline.left());
        if (wait == null && lastFailure != null) {
            // There is no time for another try; what the last one met is what the caller must know.
            result.completeExceptionally(lastFailure);
        } else if (wait == null) {
            fail(GreenApiError.RATE_LIMITED, "too many calls wait for their turn; this one was not sent");
        } else if (wait.isZero()) {
            send();
        } else {
            later(wait, this::send);
        }
    }

    private void send() {
        byte[] body;
        try {
            body = call.body() == null ? null : JSON.writeValueAsBytes(call.body());
        } catch (JsonProcessingException e) {
            // Only its kind is reported: the message may quote the body.
            fail(GreenApiError.BAD_REQUEST, "the body cannot be written as JSON");
            return;
        }
        tries++;
        long sent = context.timer().nanos();
        HttpSender sender = call.hold().isZero() ? context.ordinary() : context.longPolls();
        CompletableFuture<Reply> sending = sender.send(request(body));
        inProgress(() -> sending.cancel(false));
        // By whenCompleteAsync, an executor that has the task but fails to start a thread for it would lose the reply.
        sending.whenComplete(
                (reply, failure) -> context.executor().execute(() -> conclude(() -> received(reply, failure, sent))));
    }

    private Request request(byte[] body) {
        return new Request(
                methods.key(),
                call.verb(),
                methods.address(call.method(), call.tail(), call.query()),
                methods.headers(),
                body,
                deadline.left());
    }

    private void received(Reply reply, Throwable failure, long sent) {
        if (failure == null) {
            answered(reply, sent);
        } else {
            lost(Failures.cause(failure), sent);
        }
    }

    private void answered(Reply reply, long sent) {
        CallReply answer = new CallReply(
                credentials, methods, operation, reply, context.timer().now());
        GreenApiException error = answer.error();
        lastFailure = error;
        if (error != null && WORTH_ANOTHER_TRY.contains(reply.status()) && again(leastPause(reply))) {
            record(error.kind(), sent);
        } else if (error != null && !call.acceptsErrors()) {
            record(error.kind(), sent);
            result.completeExceptionally(error);
        } else {
            read(answer, sent);
        }
    }

    private void read(CallReply answer, long sent) {
        R value;
        try {
            value = call.reader().apply(answer);
        } catch (GreenApiException e) {
            record(e.kind(), sent);
            result.completeExceptionally(e);
            return;
        } catch (RuntimeException | Error e) {
            // A reply in an unforeseen form; the exception may quote it, so only its kind is kept.
            record(GreenApiError.GARBLED_REPLY, sent);
            result.completeExceptionally(answer.failure(GreenApiError.GARBLED_REPLY));
            return;
        }
        record(null, sent);
        result.complete(value);
    }

    private void lost(Throwable cause, long sent) {
        if (cause instanceof GreenApiException known) {
            record(known.kind(), sent);
            fail(known.kind(), known.getMessage());
            return;
        }
        ConnectionLostException lost =
                cause instanceof ConnectionLostException known ? known : ConnectionLostException.because("given up");
        GreenApiError kind = kind(lost);
        record(kind, sent);
        if (lost.beginning() != null && call.salvage() != null) {
            CallReply beginning = new CallReply(
                    credentials,
                    methods,
                    operation,
                    lost.beginning(),
                    context.timer().now());
            result.complete(call.salvage().apply(beginning));
            return;
        }
        boolean lasting = lost.isLate() || lost.isGarbled() || lost.isDistrusted();
        lastFailure = failure(credentials, operation, kind, kind.meaning() + " (" + lost.getMessage() + ")");
        if (lasting || !again(Duration.ZERO)) {
            result.completeExceptionally(lastFailure);
        }
    }

    private static GreenApiError kind(ConnectionLostException lost) {
        if (lost.isLate()) {
            return GreenApiError.TIMEOUT;
        }
        if (lost.isGarbled()) {
            return GreenApiError.GARBLED_REPLY;
        }
        return lost.isRejected() ? GreenApiError.RATE_LIMITED : GreenApiError.UNREACHABLE;
    }

    private static Duration leastPause(Reply reply) {
        if (reply.retryAfter() != null) {
            return reply.retryAfter();
        }
        return reply.status() == TOO_MANY ? LEAST_AFTER_REFUSAL : Duration.ZERO;
    }

    /** Tries once more, after at least this pause, if that is allowed and there is time for it. */
    private boolean again(Duration least) {
        Duration pause = least.plus(pauses.pause(context.random()));
        if (!call.repeatable() || tries >= TRIES || result.isDone() || !deadline.allows(pause)) {
            return false;
        }
        pauses = pauses.next();
        later(pause, this::step);
        return true;
    }

    private void record(GreenApiError kind, long sent) {
        LifeCycleLog.of(credentials.provider(), methods.key().instance())
                .step(
                        "{} {} after {}",
                        call.method(),
                        kind == null ? "succeeded" : kind,
                        context.timer().since(sent));
        try {
            context.listener()
                    .called(
                            credentials.provider(),
                            call.method(),
                            kind,
                            context.timer().since(sent));
        } catch (RuntimeException e) {
            // A meter that fails must not leave a call without its end.
            LOG.warn("Could not count a request", e);
        }
    }
}
