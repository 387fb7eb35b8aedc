/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The static files of the page. */
final class Assets {

    private static final Set<String> NAMES = Set.of(
            "greenapi-link.js",
            "greenapi-link-clock.js",
            "greenapi-link-dom.js",
            "greenapi-link-element.js",
            "greenapi-link-feed.js",
            "greenapi-link-model.js",
            "greenapi-link-style.js",
            "greenapi-link-texts.js",
            "greenapi-link-views.js",
            "greenapi-link-strings.json",
            "greenapi-link.css");
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8", "json", "application/json", "css", "text/css; charset=utf-8");
    // They hold no secret; an embedding site may load them.
    private static final Map<String, String> SHARED = Map.of(
            "Cache-Control", "public, max-age=300",
            "Access-Control-Allow-Origin", "*",
            "Cross-Origin-Resource-Policy", "cross-origin");

    private final Map<String, byte[]> files;
    private final String page;

    Assets() {
        files = Map.copyOf(NAMES.stream().collect(Collectors.toMap(name -> name, Assets::read)));
        page = new String(read("page.html"), StandardCharsets.UTF_8);
    }

    private static byte[] read(String name) {
        try (InputStream file = Assets.class.getResourceAsStream(name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + name + " cannot be read from the jar", e);
        }
    }

    Optional<Response> file(String name) {
        return Optional.ofNullable(files.get(name))
                .map(bytes -> new Response(200, TYPES.get(name.substring(name.lastIndexOf('.') + 1)), bytes, Map.of())
                        .with(SHARED));
    }

    /**
     * The page around the web component.
     *
     * @param problem why it links nothing; null when it does
     */
    Response page(int status, String ticket, String problem) {
        String attribute = problem == null ? "src=\"" + ticket + "\"" : "problem=\"" + problem + "\"";
        return Response.of(status, "text/html; charset=utf-8", page.replace("{{attribute}}", attribute));
    }
}
