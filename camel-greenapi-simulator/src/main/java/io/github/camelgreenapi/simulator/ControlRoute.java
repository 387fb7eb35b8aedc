/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgreenapi.simulator.http.Response;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One control call.
 *
 * @param path with {@code {id}} for the instance, if it is about one
 */
record ControlRoute(String verb, String path, Handler handler) {

    private static final String ID = "{id}";

    /** What a control call does. */
    interface Handler {

        /**
         * @param id the instance; empty when the path has none
         * @throws IllegalArgumentException when the body is malformed
         */
        Response handle(String id, ObjectNode body);
    }

    /** The instance in this path, or an empty text; nothing when the path is another's. */
    Optional<String> match(String usedVerb, String usedPath) {
        if (!verb.equals(usedVerb)) {
            return Optional.empty();
        }
        int id = path.indexOf(ID);
        if (id < 0) {
            return path.equals(usedPath) ? Optional.of("") : Optional.empty();
        }
        String pattern =
                Pattern.quote(path.substring(0, id)) + "([^/]+)" + Pattern.quote(path.substring(id + ID.length()));
        Matcher used = Pattern.compile(pattern).matcher(usedPath);
        return used.matches() ? Optional.of(used.group(1)) : Optional.empty();
    }
}
