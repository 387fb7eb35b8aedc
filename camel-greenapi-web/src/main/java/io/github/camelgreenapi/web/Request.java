/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** A browser's request, read from the message of any {@code platform-http} server. */
final class Request {

    private static final int LONGEST_BODY = 1_024;

    private final Message message;

    Request(Message message) {
        this.message = message;
    }

    String method() {
        return header(Exchange.HTTP_METHOD).orElse("");
    }

    /** The path below this one, without the slash between. */
    String pathBelow(String base) {
        String path = header(Exchange.HTTP_PATH).orElse("");
        String below = path.startsWith(base) ? path.substring(base.length()) : path;
        return below.startsWith("/") ? below.substring(1) : below;
    }

    /** A header or a parameter; empty if it was sent twice, which no browser does. */
    Optional<String> header(String name) {
        return message.getHeader(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** Where the browser is, as the engine says; the same for all when it does not. */
    String peer(String header) {
        Object peer = message.getHeader(header);
        return peer == null ? "" : peer.toString().replaceFirst(":\\d+$", "");
    }

    boolean has(String name) {
        return message.getHeader(name) != null;
    }

    /** The host and port that the browser knows this server by; empty when the engine does not say. */
    Optional<URI> address() {
        return header(Exchange.HTTP_URL).flatMap(Request::uri);
    }

    static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * The body, which must be JSON: no page of another origin can send that without asking first.
     *
     * @throws Refusal 415 for another type, 413 for a body that is longer than any of ours
     */
    byte[] json() {
        String type = header(Exchange.CONTENT_TYPE).orElse("");
        if (!type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw new Refusal(415, "notJson");
        }
        InputStream body = message.getBody(InputStream.class);
        if (body == null) {
            return new byte[0];
        }
        try (body) {
            byte[] bytes = body.readNBytes(LONGEST_BODY + 1);
            if (bytes.length > LONGEST_BODY) {
                throw new Refusal(413, "tooLong");
            }
            return bytes;
        } catch (IOException e) {
            throw new Refusal(400, "unreadable");
        }
    }

    /** The value of a cookie; null when the browser sent none. */
    String cookie(String name) {
        for (String pair : header("Cookie").orElse("").split(";")) {
            String[] parts = pair.strip().split("=", 2);
            if (parts.length == 2 && parts[0].equals(name)) {
                // RFC 6265 allows quotes, and some clients write them.
                return parts[1].replace("\"", "");
            }
        }
        return null;
    }
}
