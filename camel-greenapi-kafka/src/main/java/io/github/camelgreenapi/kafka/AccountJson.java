/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;

/**
 * An account as JSON. No failure quotes what was read or written, for that holds tokens.
 *
 * <p>Kafka is given accounts rather than text because its clients log the records they send at TRACE, and an account
 * hides its tokens.
 */
final class AccountJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AccountJson() {}

    /** The JSON of an account; null for none. */
    static byte[] write(GreenApiAccount account) {
        if (account == null) {
            return null;
        }
        ObjectNode json = JSON.createObjectNode();
        json.put("provider", account.provider().id());
        json.put("instance", account.instance());
        put(json, "apiUrl", account.apiUrl());
        json.put("apiToken", account.apiToken());
        put(json, "clientToken", account.clientToken());
        if (!account.metadata().isEmpty()) {
            json.set("metadata", JSON.valueToTree(account.metadata()));
        }
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new SerializationException("The account of instance " + account.instance() + " cannot be written");
        }
    }

    private static void put(ObjectNode json, String name, String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    /** Reads an account, or says what is wrong with it; never fails. */
    static StoredAccount read(byte[] value) {
        try {
            return new StoredAccount(account(JSON.readTree(value)), null);
        } catch (IOException e) {
            return new StoredAccount(null, "it is not JSON");
        } catch (IllegalArgumentException e) {
            return new StoredAccount(null, e.getMessage());
        }
    }

    private static GreenApiAccount account(JsonNode json) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("it is not a JSON object");
        }
        return new GreenApiAccount(
                provider(text(json, "provider")),
                text(json, "instance"),
                text(json, "apiUrl"),
                text(json, "apiToken"),
                text(json, "clientToken"),
                metadata(json.path("metadata")));
    }

    private static Provider provider(String id) {
        for (Provider provider : Provider.values()) {
            if (provider.id().equals(id)) {
                return provider;
            }
        }
        throw new IllegalArgumentException("its provider is none that is known");
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).asText(null);
    }

    private static Map<String, String> metadata(JsonNode json) {
        Map<String, String> metadata = new LinkedHashMap<>();
        json.properties().forEach(field -> {
            if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                metadata.put(field.getKey(), field.getValue().asText());
            }
        });
        return metadata;
    }
}
