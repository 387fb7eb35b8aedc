/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.quarkus;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A browser with cookies of its own, on one linking page. */
final class Browser {

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String page;

    Browser(String page) {
        this.page = page;
    }

    HttpResponse<String> get(String below) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(page + below)));
    }

    HttpResponse<String> post(String below, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(page + below))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
