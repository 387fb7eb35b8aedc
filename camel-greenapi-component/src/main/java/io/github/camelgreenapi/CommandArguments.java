/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.command.CreateInstance;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Message;

/**
 * The arguments that a message gives a command.
 *
 * @param options for messages without the headers
 * @param instance the one that the message addresses; null when the command concerns no one instance
 */
record CommandArguments(Message message, EndpointOptions options, String instance) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "name";

    PhoneNumber phoneNumber() {
        String header = message.getHeader(GreenApiConstants.PHONE_NUMBER, String.class);
        String number = header != null ? header : options.phoneNumber();
        if (number == null) {
            throw new IllegalArgumentException("authorizationCode needs a phone number: set the header "
                    + GreenApiConstants.PHONE_NUMBER + " or the option phoneNumber");
        }
        return PhoneNumber.parse(number);
    }

    Duration settingsTimeout() {
        return Duration.ofMillis(options.shared().getSettingsTimeout());
    }

    /** The name of instances; null for any. */
    String instanceName() {
        String header = message.getHeader(GreenApiConstants.INSTANCE_NAME, String.class);
        return header != null ? header : options.instanceName();
    }

    /** An instance to be created. The body is read once, for a stream is empty afterwards. */
    CreateInstance newInstance() {
        Map<String, Object> settings = newSettings();
        return new CreateInstance(newName(settings), settings);
    }

    /** The name of an instance to be created: the message's or the option's, else a random one. */
    private String newName(Map<String, Object> settings) {
        String name = instanceName();
        if (name == null) {
            Object setting = settings.get(NAME);
            name = setting == null ? "camel-" + UUID.randomUUID() : setting.toString();
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "The name of the instance is empty; write one into the option instanceName or the header "
                            + GreenApiConstants.INSTANCE_NAME + ", or leave it out");
        }
        return name;
    }

    /** The settings of an instance to be created: a Map, a text or bytes with a JSON object, or nothing. */
    private Map<String, Object> newSettings() {
        Object body = message.getBody();
        if (body == null) {
            return Map.of();
        }
        try {
            String text = body instanceof Map ? null : message.getBody(String.class);
            Map<String, Object> settings =
                    body instanceof Map ? asMap(body) : text == null || text.isBlank() ? Map.of() : read(text);
            if (settings != null) {
                return settings;
            }
        } catch (JsonProcessingException e) {
            // Without its cause: the message quotes the body, which may hold a token.
        }
        throw new IllegalArgumentException("createInstance takes the settings of the instance as its body: a Map or a"
                + " JSON object, or nothing; use setBody to replace this one");
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
            return json == null ? null : read(json);
        } catch (JsonProcessingException e) {
            // Without its cause: the message quotes the body, which may hold a token.
            throw new IllegalArgumentException(
                    "updateSettings needs a body with at least one setting: this body is not a JSON object");
        }
    }

    private static Map<String, Object> read(String json) throws JsonProcessingException {
        return JSON.readValue(json, new TypeReference<Map<String, Object>>() {});
    }

    /** Secrets are hidden. */
    @Override
    public String toString() {
        return "CommandArguments[" + options + "]";
    }
}
