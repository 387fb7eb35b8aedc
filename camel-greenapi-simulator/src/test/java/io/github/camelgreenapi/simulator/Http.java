/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What a client that knows nothing of the simulator sees of it. */
public final class Http {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String base;
    private final String[] always;

    /**
     * @param base what every path is appended to
     * @param always headers of every request, each name followed by its value
     */
    public Http(String base, String... always) {
        this.base = base;
        this.always = always;
    }

    public static Http greenApi(Simulator simulator) {
        return new Http(simulator.url());
    }

    /** Speaks to one Z-API account as its owner: paths begin below its token. */
    public static Http zApi(Simulator simulator, SimulatedAccount account) {
        String base = simulator.url() + "/instances/" + account.instance() + "/token/" + account.token() + "/";
        return new Http(base, "Client-Token", account.clientToken(), "Content-Type", "application/json");
    }

    /** The path of a method of a GREEN-API account. */
    public static String path(SimulatedAccount account, String method) {
        return "/waInstance" + account.instance() + "/" + method + "/" + account.token();
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    public JsonNode json(String path) {
        return json(get(path));
    }

    public static JsonNode json(HttpResponse<String> response) {
        try {
            return MAPPER.readTree(response.body());
        } catch (IOException noJson) {
            throw new AssertionError("No JSON: " + response.body(), noJson);
        }
    }

    public HttpResponse<String> send(String verb, String path, String body, String... headers) {
        try {
            return client.send(request(verb, path, body, headers), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    /** Has no answer but a broken connection. */
    public IOException fails(String path) {
        return breaks("GET", path, "");
    }

    public IOException breaks(String verb, String path, String body) {
        try {
            HttpResponse<String> answer = client.send(request(verb, path, body), BodyHandlers.ofString());
            throw new AssertionError("Answered: " + answer.statusCode() + " " + answer.body());
        } catch (IOException broken) {
            return broken;
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    public CompletableFuture<HttpResponse<String>> later(String verb, String path, String body) {
        return client.sendAsync(request(verb, path, body), BodyHandlers.ofString());
    }

    private HttpRequest request(String verb, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(20))
                .method(verb, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        for (String[] some : new String[][] {always, headers}) {
            for (int i = 0; i < some.length; i += 2) {
                request.header(some[i], some[i + 1]);
            }
        }
        return request.build();
    }
}
