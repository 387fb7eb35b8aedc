/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.console;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Admits only the operator's browser: by password if one is set, else by a name of this machine, and never from another
 * site.
 */
final class Guard implements Processor {

    private final byte[] expected;
    private final Set<String> names;

    Guard(Settings settings) {
        this.expected = settings.password() == null ? null : basic(settings.user() + ":" + settings.password());
        this.names = new HashSet<>(List.of("localhost", "127.0.0.1", "[::1]", settings.host()));
    }

    private static byte[] basic(String credentials) {
        String encoded = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return ("Basic " + encoded).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        if (!isOperator(message.getHeader("Authorization"))) {
            refuse(message, 401);
            message.setHeader("WWW-Authenticate", "Basic realm=\"linking console\", charset=\"UTF-8\"");
            exchange.setRouteStop(true);
        } else if (!isOwnSite(message) || expected == null && !isOwnName(message)) {
            refuse(message, 403);
            exchange.setRouteStop(true);
        }
    }

    private boolean isOperator(Object authorization) {
        return expected == null
                || authorization instanceof String text
                        && MessageDigest.isEqual(expected, text.getBytes(StandardCharsets.UTF_8));
    }

    // A browser sends the password along with whatever another site makes it send.
    private static boolean isOwnSite(Message message) {
        if (message.getHeader(Exchange.HTTP_METHOD, String.class).equals("GET")) {
            return true;
        }
        Object site = message.getHeader("Sec-Fetch-Site");
        boolean json = String.valueOf(message.getHeader(Exchange.CONTENT_TYPE)).startsWith("application/json");
        return json && (site == null || List.of("same-origin", "none").contains(site));
    }

    // A site may give its own name the address of this machine; to a browser, its pages are then of this site.
    private boolean isOwnName(Message message) {
        return names.contains(
                URI.create(message.getHeader(Exchange.HTTP_URL, String.class)).getHost());
    }

    private static void refuse(Message message, int status) {
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setBody(null);
    }
}
