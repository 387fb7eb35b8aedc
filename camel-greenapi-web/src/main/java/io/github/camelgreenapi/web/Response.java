/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** A response to a browser. */
record Response(int status, String type, byte[] body, Map<String, Object> headers) {

    private static final String JSON_TYPE = "application/json";
    private static final ObjectMapper JSON = new ObjectMapper();

    static Response of(int status, String type, String body) {
        return new Response(status, type, body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Response json(int status, Object body) {
        try {
            return new Response(status, JSON_TYPE, JSON.writeValueAsBytes(body), Map.of());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Maps, lists, texts and numbers are JSON", e);
        }
    }

    /** The word is the reason, which the page translates. */
    static Response error(int status, String word) {
        return json(status, Map.of("error", word));
    }

    Response with(String header, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, type, body, more);
    }

    Response with(Map<String, ?> others) {
        Map<String, Object> more = new LinkedHashMap<>(headers);
        more.putAll(others);
        return new Response(status, type, body, more);
    }

    /** With these headers too, unless it has its own. */
    Response orElse(Map<String, ?> others) {
        Map<String, Object> all = new LinkedHashMap<>(others);
        all.putAll(headers);
        return new Response(status, type, body, all);
    }

    /** Puts it in the place of the request; a header that stays would be sent back. */
    void writeTo(Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        headers.forEach(message::setHeader);
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        if (type != null) {
            message.setHeader(Exchange.CONTENT_TYPE, type);
        }
        message.setBody(body);
    }

    /** Hides the body, because it may contain a code. */
    @Override
    public String toString() {
        return "Response[" + status + " " + type + "]";
    }
}
