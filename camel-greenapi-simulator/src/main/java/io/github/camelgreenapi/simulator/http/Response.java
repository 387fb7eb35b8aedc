/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.http;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Random;

/** What goes back over HTTP. */
public record Response(int status, String contentType, Buffer body) {

    private static final String JSON = "application/json; charset=utf-8";

    public static Response json(Object value) {
        return json(200, value);
    }

    public static Response json(int status, Object value) {
        return new Response(status, JSON, Buffer.buffer(Json.text(value)));
    }

    /** A JSON object of one member. */
    public static Response json(String member, Object value) {
        return json(Map.of(member, value));
    }

    public static Response text(int status, String text) {
        return new Response(status, "text/plain; charset=utf-8", Buffer.buffer(text));
    }

    /** Text under JSON's content type, whatever it is: both providers label everything like that. */
    public static Response raw(int status, String text) {
        return new Response(status, JSON, Buffer.buffer(text));
    }

    public static Response html(int status, String reason) {
        String title = status + " " + reason;
        return new Response(
                status,
                "text/html",
                Buffer.buffer("<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title
                        + "</h1></center>\r\n<hr><center>nginx/1.14.0 (Ubuntu)</center>\r\n</body>\r\n</html>\r\n"));
    }

    public static Response empty(int status) {
        return new Response(status, null, Buffer.buffer());
    }

    /** Bytes that are neither JSON nor text. */
    public static Response garbage() {
        byte[] bytes = new byte[64];
        new Random().nextBytes(bytes);
        bytes[0] = (byte) 0xff;
        return raw(200, "").withBody(Buffer.buffer(bytes));
    }

    public Response withBody(Buffer other) {
        return new Response(status, contentType, other);
    }
}
