/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** A notification's JSON as routes get it, and its id. */
final class JsonBody {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final int NAME_BYTES = 16;

    private JsonBody() {}

    /** The members; a body that is not an object becomes the member {@code body}. */
    static Map<String, Object> map(JsonNode body) {
        if (!body.isObject()) {
            Map<String, Object> wrapped = new LinkedHashMap<>();
            wrapped.put("body", body.isMissingNode() ? null : JSON.convertValue(body, Object.class));
            return wrapped;
        }
        return JSON.convertValue(body, new TypeReference<LinkedHashMap<String, Object>>() {});
    }

    /** The same for the same members, in whatever order they are written. */
    static String hash(JsonNode body) {
        try {
            byte[] text = JSON.writeValueAsString(map(body)).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(digest, 0, NAME_BYTES);
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("A JSON tree cannot be written, or Java lacks SHA-256", e);
        }
    }
}
