/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgreenapi.account.PhoneNumber;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Message;

/**
 * The arguments that a message gives a command.
 *
 * @param phoneOption the option {@code phoneNumber}, for messages without the header; null when not set
 */
record CommandArguments(Message message, String phoneOption, Duration settingsTimeout) {

    private static final ObjectMapper JSON = new ObjectMapper();

    PhoneNumber phoneNumber() {
        String header = message.getHeader(GreenApiConstants.PHONE_NUMBER, String.class);
        String number = header != null ? header : phoneOption;
        if (number == null) {
            throw new IllegalArgumentException("authorizationCode needs a phone number: set the header "
                    + GreenApiConstants.PHONE_NUMBER + " or the option phoneNumber");
        }
        return PhoneNumber.parse(number);
    }

    /** The settings to change: a Map, or a text or bytes with a JSON object. */
    Map<String, Object> settings() {
        Object body = message.getBody();
        Map<String, Object> settings = body instanceof Map ? asMap(body) : asMap(message.getBody(String.class));
        if (settings == null || settings.isEmpty()) {
            throw new IllegalArgumentException(
                    "updateSettings needs a body with at least one setting: a Map, or a JSON object");
        }
        return settings;
    }

    private static Map<String, Object> asMap(Object map) {
        return JSON.convertValue(map, new TypeReference<Map<String, Object>>() {});
    }

    private static Map<String, Object> asMap(String json) {
        try {
            return json == null ? null : JSON.readValue(json, new TypeReference<Map<String, Object>>() {});
        } catch (JsonProcessingException e) {
            // Without its cause: the message quotes the body, which may hold a token.
            throw new IllegalArgumentException(
                    "updateSettings needs a body with at least one setting: this one is no JSON object");
        }
    }
}
