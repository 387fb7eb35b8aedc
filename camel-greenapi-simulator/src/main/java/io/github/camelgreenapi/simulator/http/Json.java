/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON as both providers write it: compact, members in the documented order. */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("No JSON value: " + value, e);
        }
    }

    /** Reads an object; an empty text is an empty object. */
    public static ObjectNode object(String text) {
        try {
            JsonNode node = text.isBlank() ? MAPPER.createObjectNode() : MAPPER.readTree(text);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Unexpected token in JSON: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException("A JSON object is expected");
    }

    public static Object plain(JsonNode node) {
        return MAPPER.convertValue(node, Object.class);
    }

    public static ObjectNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }
}
