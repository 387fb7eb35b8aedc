/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Admits only the operator's browser: by password if one is set, and never from another site. */
final class Guard implements Processor {

    private final byte[] expected;

    /** @param password null when the operator needs none */
    Guard(String user, String password) {
        this.expected = password == null
                ? null
                : ("Basic "
                                + Base64.getEncoder()
                                        .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)))
                        .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        if (!isOperator(message.getHeader("Authorization"))) {
            refuse(message, 401);
            message.setHeader("WWW-Authenticate", "Basic realm=\"linking console\", charset=\"UTF-8\"");
            exchange.setRouteStop(true);
        } else if (!isOwnSite(message)) {
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

    private static void refuse(Message message, int status) {
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setBody(null);
    }
}
