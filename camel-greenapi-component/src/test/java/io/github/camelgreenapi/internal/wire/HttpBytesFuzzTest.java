/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.Mutations;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever a server says to a request, and then closes, is a reply or a known failure. */
class HttpBytesFuzzTest {

    private static final BlockingQueue<byte[]> ANSWERS = new LinkedBlockingQueue<>();
    private static SenderFixture sender;
    private static RawServer server;

    @BeforeContainer
    static void open() {
        sender = new SenderFixture();
        server = new RawServer(connection -> {
            if (!connection.request().isEmpty()) {
                connection.say(ANSWERS.remove());
            }
        });
    }

    @AfterContainer
    static void close() throws Exception {
        sender.close();
        server.close();
    }

    @Provide
    Arbitrary<byte[]> answers() {
        return Mutations.of(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 13\r\n\r\n{\"value\":true}",
                "HTTP/1.1 429 Too Many\r\nRetry-After: 7\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\n{}\n\r\n0\r\nA: b\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 204 No\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n<html>" + SenderFixture.SECRET + "</html>",
                "HTTP/1.0 302 Found\r\nLocation: http://localhost:1/" + SenderFixture.SECRET + "\r\n\r\n");
    }

    // Each opens a connection.
    @Property(tries = 200)
    void anAnswerIsAReplyOrAKnownFailure(@ForAll("answers") byte[] answer) throws Exception {
        ANSWERS.add(answer);

        String outcome = sender.get(server.port())
                .handle((reply, failure) -> {
                    if (failure == null) {
                        assertThat(reply.status()).isBetween(200, 999);
                        return reply.toString();
                    }
                    assertThat(failure)
                            .isInstanceOf(ConnectionLostException.class)
                            .hasNoCause();
                    return failure.toString();
                })
                .get(30, TimeUnit.SECONDS);

        assertThat(outcome).doesNotContain(SenderFixture.SECRET);
        ANSWERS.clear();
    }
}
