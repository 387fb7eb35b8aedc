/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.call;

import io.github.camelgreenapi.internal.wire.Request.Verb;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One request and the reading of its reply.
 *
 * @param tail further segments of the path
 * @param body turned into JSON; null for none
 * @param repeatable whether sending it twice has the effect of sending it once, so that it may be retried
 * @param acceptsErrors whether the reader also takes the replies in which the dialect sees an error
 * @param hold how long the provider may hold the reply back; zero for ordinary calls
 * @param salvage reads the beginning of a reply that is too large; null when nothing can be made of it
 */
public record RequestCall<R>(
        Verb verb,
        String method,
        List<String> tail,
        Map<String, String> query,
        Object body,
        boolean repeatable,
        boolean acceptsErrors,
        Duration hold,
        Function<CallReply, R> reader,
        Function<CallReply, R> salvage)
        implements Call<R> {

    /** A GET that only reads. */
    public static <R> RequestCall<R> read(String method, Function<CallReply, R> reader) {
        return ask(Verb.GET, method, true, reader);
    }

    /** A GET with a side effect, as both providers have them. */
    public static <R> RequestCall<R> act(String method, Function<CallReply, R> reader) {
        return ask(Verb.GET, method, false, reader);
    }

    public static <R> RequestCall<R> post(String method, Object body, Function<CallReply, R> reader) {
        return RequestCall.<R>ask(Verb.POST, method, false, reader).with(body);
    }

    public static <R> RequestCall<R> put(String method, Object body, Function<CallReply, R> reader) {
        return RequestCall.<R>ask(Verb.PUT, method, false, reader).with(body);
    }

    /** A DELETE, which may be retried. */
    public static <R> RequestCall<R> delete(String method, Function<CallReply, R> reader) {
        return ask(Verb.DELETE, method, true, reader);
    }

    private static <R> RequestCall<R> ask(Verb verb, String method, boolean repeatable, Function<CallReply, R> reader) {
        return new RequestCall<>(
                verb, method, List.of(), Map.of(), null, repeatable, false, Duration.ZERO, reader, null);
    }

    public RequestCall<R> at(String... segments) {
        return new RequestCall<>(
                verb, method, List.of(segments), query, body, repeatable, acceptsErrors, hold, reader, salvage);
    }

    public RequestCall<R> where(String name, Object value) {
        Map<String, String> one = Map.of(name, String.valueOf(value));
        return new RequestCall<>(verb, method, tail, one, body, repeatable, acceptsErrors, hold, reader, salvage);
    }

    private RequestCall<R> with(Object json) {
        return new RequestCall<>(verb, method, tail, query, json, repeatable, acceptsErrors, hold, reader, salvage);
    }

    /** The same, but its reader also takes the replies in which the dialect sees an error. */
    public RequestCall<R> acceptingErrors() {
        return new RequestCall<>(verb, method, tail, query, body, repeatable, true, hold, reader, salvage);
    }

    /** The same, but never sent a second time. */
    public RequestCall<R> once() {
        return new RequestCall<>(verb, method, tail, query, body, false, acceptsErrors, hold, reader);
    }

    /** The same as a long poll. */
    public RequestCall<R> holding(Duration most) {
        return new RequestCall<>(verb, method, tail, query, body, repeatable, acceptsErrors, most, reader, salvage);
    }

    /** The same, but what is read of a reply that is too large goes to {@code rescue}. */
    public RequestCall<R> salvaging(Function<CallReply, R> rescue) {
        return new RequestCall<>(verb, method, tail, query, body, repeatable, acceptsErrors, hold, reader, rescue);
    }

    /** Arguments are hidden: a query or a body may hold a phone number or a token. */
    @Override
    public String toString() {
        return verb + " " + method;
    }
}
