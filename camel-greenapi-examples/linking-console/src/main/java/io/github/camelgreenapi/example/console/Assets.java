/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.console;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** The files of the operator's page. */
final class Assets implements Processor {

    private static final Map<String, String> TYPES = Map.of(
            "console.html", "text/html; charset=utf-8",
            "console.js", "text/javascript; charset=utf-8",
            "console.css", "text/css; charset=utf-8");

    @Override
    public void process(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        String path = message.getHeader(Exchange.HTTP_PATH, String.class);
        String name = path.equals("/") ? "console.html" : path.substring(path.lastIndexOf('/') + 1);
        message.removeHeaders("*");
        try (InputStream file = getClass().getResourceAsStream("/console/" + name)) {
            message.setHeader(Exchange.CONTENT_TYPE, TYPES.get(name));
            message.setHeader(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self';"
                            + " frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
            message.setHeader("X-Content-Type-Options", "nosniff");
            message.setHeader("Referrer-Policy", "no-referrer");
            message.setBody(file.readAllBytes());
        }
    }
}
