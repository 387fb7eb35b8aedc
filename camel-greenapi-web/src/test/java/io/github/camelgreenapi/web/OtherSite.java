/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A page on another site: {@code localhost} is another one than {@code 127.0.0.1}. */
final class OtherSite implements AutoCloseable {

    private final HttpServer server;
    private volatile String page = "";

    OtherSite() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            byte[] html = page.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, html.length);
            try (exchange) {
                exchange.getResponseBody().write(html);
            }
        });
        server.start();
    }

    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Its address, when it shows this page. */
    String showing(String html) {
        page = html;
        return origin() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
