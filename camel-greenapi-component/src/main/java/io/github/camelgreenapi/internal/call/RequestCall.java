/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.call;

import io.github.camelgreenapi.internal.wire.Request.Verb;
import java.time.Duration;
import java.util.LinkedHashMap;
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
 * @param ofPartner whether it is a method for the owner of instances, which wants the partner's token
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
        boolean ofPartner,
        Duration hold,
        Function<CallReply, R> reader,
        Function<CallReply, R> salvage)
        implements Call<R> {

    /** A GET that only reads. */
    public static <R> RequestCall<R> read(String method, Function<CallReply, R> reader) {
        return of(Verb.GET, method, true, reader);
    }

    /** A GET with a side effect, as both providers have them. */
    public static <R> RequestCall<R> act(String method, Function<CallReply, R> reader) {
        return of(Verb.GET, method, false, reader);
    }

    public static <R> RequestCall<R> post(String method, Object body, Function<CallReply, R> reader) {
        return RequestCall.<R>of(Verb.POST, method, false, reader).with(body);
    }

    public static <R> RequestCall<R> put(String method, Object body, Function<CallReply, R> reader) {
        return RequestCall.<R>of(Verb.PUT, method, false, reader).with(body);
    }

    /** A DELETE, which may be retried. */
    public static <R> RequestCall<R> delete(String method, Function<CallReply, R> reader) {
        return of(Verb.DELETE, method, true, reader);
    }

    private static <R> RequestCall<R> of(Verb verb, String method, boolean repeatable, Function<CallReply, R> reader) {
        return new RequestCall<>(
                verb, method, List.of(), Map.of(), null, repeatable, false, false, Duration.ZERO, reader, null);
    }

    public RequestCall<R> at(String... segments) {
        List<String> further = List.of(segments);
        return new RequestCall<>(
                verb, method, further, query, body, repeatable, acceptsErrors, ofPartner, hold, reader, salvage);
    }

    public RequestCall<R> where(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, String.valueOf(value));
        return new RequestCall<>(
                verb, method, tail, more, body, repeatable, acceptsErrors, ofPartner, hold, reader, salvage);
    }

    private RequestCall<R> with(Object json) {
        return new RequestCall<>(
                verb, method, tail, query, json, repeatable, acceptsErrors, ofPartner, hold, reader, salvage);
    }

    /** The same, but its reader also takes the replies in which the dialect sees an error. */
    public RequestCall<R> acceptingErrors() {
        return new RequestCall<>(verb, method, tail, query, body, repeatable, true, ofPartner, hold, reader, salvage);
    }

    /** The same as a method for the owner of instances. */
    public RequestCall<R> asPartner() {
        return new RequestCall<>(
                verb, method, tail, query, body, repeatable, acceptsErrors, true, hold, reader, salvage);
    }

    /** The same, but never sent a second time. */
    public RequestCall<R> once() {
        return new RequestCall<>(
                verb, method, tail, query, body, false, acceptsErrors, ofPartner, hold, reader, salvage);
    }

    /** The same as a long poll. */
    public RequestCall<R> holding(Duration most) {
        return new RequestCall<>(
                verb, method, tail, query, body, repeatable, acceptsErrors, ofPartner, most, reader, salvage);
    }

    /** The same, but what is read of a reply that is too large goes to {@code rescue}. */
    public RequestCall<R> salvaging(Function<CallReply, R> rescue) {
        return new RequestCall<>(
                verb, method, tail, query, body, repeatable, acceptsErrors, ofPartner, hold, reader, rescue);
    }

    /** Arguments are hidden: a query or a body may hold a phone number or a token. */
    @Override
    public String toString() {
        return verb + " " + method;
    }
}
