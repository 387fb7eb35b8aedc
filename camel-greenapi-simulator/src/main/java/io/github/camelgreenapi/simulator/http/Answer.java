/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.http;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Random;

/** What goes back over HTTP. */
public record Answer(int status, String contentType, Buffer body) {
    private static final String JSON = "application/json; charset=utf-8";

    public static Answer json(Object value) {
        return json(200, value);
    }

    public static Answer json(int status, Object value) {
        return new Answer(status, JSON, Buffer.buffer(Json.text(value)));
    }

    /** A JSON object of one member. */
    public static Answer json(String member, Object value) {
        return json(Map.of(member, value));
    }

    public static Answer text(int status, String text) {
        return new Answer(status, "text/plain; charset=utf-8", Buffer.buffer(text));
    }

    /** Text under JSON's content type, whatever it is: both providers label everything like that. */
    public static Answer raw(int status, String text) {
        return new Answer(status, JSON, Buffer.buffer(text));
    }

    public static Answer html(int status, String reason) {
        String title = status + " " + reason;
        return new Answer(
                status,
                "text/html",
                Buffer.buffer("<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title
                        + "</h1></center>\r\n<hr><center>nginx/1.14.0 (Ubuntu)</center>\r\n</body>\r\n</html>\r\n"));
    }

    public static Answer empty(int status) {
        return new Answer(status, null, Buffer.buffer());
    }

    /** Bytes that are neither JSON nor text. */
    public static Answer garbage() {
        byte[] bytes = new byte[64];
        new Random().nextBytes(bytes);
        bytes[0] = (byte) 0xff;
        return raw(200, "").withBody(Buffer.buffer(bytes));
    }

    public Answer withBody(Buffer other) {
        return new Answer(status, contentType, other);
    }
}
