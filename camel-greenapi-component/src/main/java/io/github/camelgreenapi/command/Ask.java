/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import io.github.camelgreenapi.wire.Request.Verb;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One request and the reading of its reply.
 *
 * @param tail further segments of the path
 * @param body turned into JSON; null for none
 * @param repeatable whether it does no more when it is sent again, so that it may be when it fails
 * @param readsComplaints whether the reader wants the replies too that the dialect takes for complaints
 * @param hold how long the provider may hold the reply back; zero for ordinary calls
 */
public record Ask<R>(
        Verb verb,
        String method,
        List<String> tail,
        Map<String, String> query,
        Object body,
        boolean repeatable,
        boolean readsComplaints,
        Duration hold,
        Function<Answer, R> reader)
        implements Call<R> {

    /** A GET that only reads. */
    static <R> Ask<R> read(String method, Function<Answer, R> reader) {
        return ask(Verb.GET, method, true, reader);
    }

    /** A GET with a side effect, as both providers have them. */
    static <R> Ask<R> act(String method, Function<Answer, R> reader) {
        return ask(Verb.GET, method, false, reader);
    }

    static <R> Ask<R> post(String method, Object body, Function<Answer, R> reader) {
        return Ask.<R>ask(Verb.POST, method, false, reader).with(body);
    }

    static <R> Ask<R> put(String method, Object body, Function<Answer, R> reader) {
        return Ask.<R>ask(Verb.PUT, method, false, reader).with(body);
    }

    /** A DELETE, which does no more when it is sent twice. */
    static <R> Ask<R> delete(String method, Function<Answer, R> reader) {
        return ask(Verb.DELETE, method, true, reader);
    }

    private static <R> Ask<R> ask(Verb verb, String method, boolean repeatable, Function<Answer, R> reader) {
        return new Ask<>(verb, method, List.of(), Map.of(), null, repeatable, false, Duration.ZERO, reader);
    }

    Ask<R> at(String... segments) {
        return new Ask<>(verb, method, List.of(segments), query, body, repeatable, readsComplaints, hold, reader);
    }

    Ask<R> where(String name, Object value) {
        Map<String, String> one = Map.of(name, String.valueOf(value));
        return new Ask<>(verb, method, tail, one, body, repeatable, readsComplaints, hold, reader);
    }

    private Ask<R> with(Object json) {
        return new Ask<>(verb, method, tail, query, json, repeatable, readsComplaints, hold, reader);
    }

    Ask<R> readingComplaints() {
        return new Ask<>(verb, method, tail, query, body, repeatable, true, hold, reader);
    }

    Ask<R> holding(Duration most) {
        return new Ask<>(verb, method, tail, query, body, repeatable, readsComplaints, most, reader);
    }

    /** Arguments are hidden: a query or a body may hold a phone number or a token. */
    @Override
    public String toString() {
        return verb + " " + method;
    }
}
