/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** A browser without a screen: it keeps cookies, and follows the events of one page. */
final class Visitor {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String page;
    // As browsers speak it where there is no TLS.
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();
    private final List<JsonNode> seen = new ArrayList<>();
    private long last;

    Visitor(String page) {
        this.page = page;
    }

    HttpResponse<String> get(String below, String... headers) {
        return send(request(below, headers).GET());
    }

    HttpResponse<String> post(String below, String json, String... headers) {
        return send(request(below, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String below, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(page + below));
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** Follows the page until this happens. */
    JsonNode await(String type) {
        while (true) {
            HttpResponse<String> answer = get("/events?after=" + last);
            if (answer.statusCode() != 200) {
                throw new AssertionError(
                        "No " + type + " after " + types() + ", but " + answer.statusCode() + " " + answer.body());
            }
            for (JsonNode event : parse(answer.body())) {
                seen.add(event);
                last = event.path("seq").asLong();
                if (event.path("type").asText().equals(type)) {
                    return event;
                }
            }
        }
    }

    List<JsonNode> seen() {
        return seen;
    }

    List<String> types() {
        return seen.stream().map(event -> event.path("type").asText()).toList();
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + json, e);
        }
    }
}
