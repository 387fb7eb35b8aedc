/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.call;

import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.internal.client.CommandExecutor;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What to ask of a provider, and how the answer is read; nothing is sent until a {@link CommandExecutor} makes the
 * call.
 *
 * @param <R> the answer
 */
public sealed interface Call<R> permits RequestCall, Call.Then, Call.Until, Call.Answered, Call.Unsupported {

    /** This call, and after it another one that knows its answer. */
    default <S> Call<S> then(Function<? super R, ? extends Call<S>> next) {
        return new Then<>(this, next);
    }

    /** This call with another view of its answer. */
    default <S> Call<S> map(Function<? super R, ? extends S> view) {
        return then(answer -> new Answered<>(view.apply(answer)));
    }

    /** Two calls, the second after the first was answered. */
    record Then<Q, R>(Call<Q> first, Function<? super Q, ? extends Call<R>> next) implements Call<R> {}

    /**
     * A read that is repeated until its answer is good.
     *
     * @param within from the first try on
     * @param otherwise the failure when the time is over, with a sentence that says what did not happen
     */
    record Until<R>(
            Call<R> call,
            Predicate<? super R> good,
            Duration pause,
            Duration within,
            GreenApiError otherwise,
            String complaint)
            implements Call<R> {}

    /** An answer that is known without asking. */
    record Answered<R>(R answer) implements Call<R> {}

    /**
     * The provider does not offer this.
     *
     * @param instead what to use instead, as a sentence
     */
    record Unsupported<R>(String instead) implements Call<R> {}
}
