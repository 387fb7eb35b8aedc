/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** Members of JSON objects, read as leniently as providers write them. */
public final class Json {

    // The end of the year 9999; what comes after it has no place in a long as milliseconds, in ISO 8601 or in sense.
    private static final double LAST_SECOND = 253_402_300_799d;

    private Json() {}

    /** The first of these members that is a text or a number and not empty. */
    public static Optional<String> text(JsonNode object, String... names) {
        for (String name : names) {
            JsonNode member = object.path(name);
            if ((member.isTextual() || member.isNumber()) && !member.asText().isBlank()) {
                return Optional.of(member.asText());
            }
        }
        return Optional.empty();
    }

    /** A point in time in seconds since 1970; empty when there is none, or none that a calendar has. */
    public static Optional<Instant> seconds(JsonNode object, String name) {
        // As a double a number has any size, and one of this century is exact.
        double seconds = object.path(name).asDouble();
        return seconds >= 1 && seconds <= LAST_SECOND
                ? Optional.of(Instant.ofEpochSecond((long) seconds))
                : Optional.empty();
    }

    /** Whether a member says yes: {@code true}, {@code "true"} or {@code "yes"}. */
    public static boolean yes(JsonNode object, String name) {
        String text = word(object, name);
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("yes");
    }

    /** Whether a member is there and says no. */
    public static boolean no(JsonNode object, String name) {
        return !word(object, name).isEmpty() && !yes(object, name);
    }

    private static String word(JsonNode object, String name) {
        JsonNode member = object.path(name);
        return member.isBoolean() ? member.asText() : text(object, name).orElse("");
    }
}
