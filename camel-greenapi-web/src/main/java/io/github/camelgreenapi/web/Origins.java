/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sites that may embed the page, in a frame or as the web component. */
final class Origins {

    private final List<String> embedding;

    /** @throws IllegalArgumentException when one is not an origin such as {@code https://shop.example.com} */
    Origins(List<String> embedding) {
        embedding.forEach(Origins::check);
        this.embedding = List.copyOf(embedding);
    }

    private static void check(String origin) {
        boolean right = Request.uri(origin)
                .filter(uri -> uri.getHost() != null
                        && List.of("http", "https").contains(uri.getScheme())
                        && origin.equals(uri.getScheme() + "://" + uri.getRawAuthority())
                        && uri.getRawUserInfo() == null)
                .isPresent();
        if (!right) {
            throw new IllegalArgumentException(
                    "'" + origin + "' is not an origin; write scheme, host and, if needed, port"
                            + " without a path, for example https://shop.example.com");
        }
    }

    /** Whether any other site may embed the page. */
    boolean areNamed() {
        return !embedding.isEmpty();
    }

    /** For the page: who may put it into a frame. */
    Map<String, String> policy() {
        String ancestors = String.join(" ", embedding);
        return Map.of(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self';"
                        + " base-uri 'none'; form-action 'none'; frame-ancestors 'self' " + ancestors);
    }

    /**
     * Refuses what a page of a stranger sends.
     *
     * @throws Refusal 403
     */
    void check(Request request) {
        if (!isOurs(request) && allowed(request).isEmpty()) {
            throw new Refusal(403, "otherSite");
        }
    }

    private static boolean isOurs(Request request) {
        if (request.has("Sec-Fetch-Site")) {
            String site = request.header("Sec-Fetch-Site").orElse("");
            return site.equals("same-origin") || site.equals("none");
        }
        if (!request.has("Origin")) {
            // No browser: those name the origin of what is not their own.
            return true;
        }
        Optional<String> named = request.header("Origin").flatMap(Request::uri).map(URI::getRawAuthority);
        return named.isPresent() && named.equals(request.address().map(URI::getRawAuthority));
    }

    private Optional<String> allowed(Request request) {
        return request.header("Origin").filter(embedding::contains);
    }

    /** For responses to scripts: lets those of an embedding site read them. */
    Map<String, String> sharing(Request request) {
        return allowed(request)
                .map(origin -> Map.of(
                        "Access-Control-Allow-Origin", origin,
                        "Access-Control-Allow-Credentials", "true",
                        "Access-Control-Expose-Headers", "Retry-After",
                        "Vary", "Origin"))
                .orElse(Map.of("Vary", "Origin"));
    }

    /** The response to a browser that asks whether a script of another site may send something. */
    Response preflight(Request request) {
        check(request);
        return new Response(204, null, null, Map.of())
                .with(sharing(request))
                .with("Access-Control-Allow-Methods", "GET, POST")
                .with("Access-Control-Allow-Headers", "Content-Type")
                .with("Access-Control-Max-Age", "600");
    }
}
