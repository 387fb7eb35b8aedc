/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.call;

import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A request to a provider and the reading of its reply, as a value; nothing is sent until a client executes it.
 *
 * @param <R> the result
 */
public sealed interface Call<R>
        permits RequestCall, Call.Then, Call.Until, Call.Starting, Call.Failing, Call.Answered, Call.Unsupported {

    /** This call, followed by another one that depends on its result. */
    default <S> Call<S> then(Function<? super R, ? extends Call<S>> next) {
        return new Then<>(this, next);
    }

    /** This call with its result converted. */
    default <S> Call<S> map(Function<? super R, ? extends S> view) {
        return then(value -> new Answered<>(view.apply(value)));
    }

    /** This call with its failures explained further. */
    default Call<R> failing(UnaryOperator<GreenApiException> explanation) {
        return new Failing<>(this, explanation);
    }

    /** The provider's method of its first request; empty when it makes none. */
    default Optional<String> firstMethod() {
        if (this instanceof RequestCall<R> request) {
            return Optional.of(request.method());
        }
        if (this instanceof Then<?, R> then) {
            return then.first().firstMethod();
        }
        if (this instanceof Starting<R> starting) {
            return starting.call().firstMethod();
        }
        if (this instanceof Failing<R> failing) {
            return failing.call().firstMethod();
        }
        return this instanceof Until<R> until ? until.call().firstMethod() : Optional.empty();
    }

    /** Two calls, the second after the first has succeeded. */
    record Then<Q, R>(Call<Q> first, Function<? super Q, ? extends Call<R>> next) implements Call<R> {}

    /**
     * A read that is repeated until its result is accepted.
     *
     * @param within from the first try on
     * @param timeoutKind the kind of failure when {@code within} has elapsed
     * @param message completes that failure's text
     */
    record Until<R>(
            Call<R> call,
            Predicate<? super R> accepted,
            Duration pause,
            Duration within,
            GreenApiError timeoutKind,
            String message)
            implements Call<R> {}

    /**
     * A call to an instance that may be new: while the instance refuses its credentials, the call is repeated. A
     * refusal has no effect, so this repeats what has effects, too.
     *
     * @param accepted whether a result shows an instance that is past its creation
     * @param within how long to go on; then the refusal is the failure
     */
    record Starting<R>(Call<R> call, Predicate<? super R> accepted, Duration within) implements Call<R> {}

    /** A call whose failures are replaced by what they mean to the caller. */
    record Failing<R>(Call<R> call, UnaryOperator<GreenApiException> explanation) implements Call<R> {}

    /** A result that is known without a request. */
    record Answered<R>(R value) implements Call<R> {}

    /**
     * The provider does not offer this.
     *
     * @param instead what to use instead, as a sentence
     */
    record Unsupported<R>(String instead) implements Call<R> {}
}
