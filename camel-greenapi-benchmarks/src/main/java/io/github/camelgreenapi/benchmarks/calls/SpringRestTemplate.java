/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.benchmarks.calls;

import io.github.camelgreenapi.benchmarks.server.Paths;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestTemplate;

/** Spring's client, as GREEN-API's own library for Java uses it. */
final class SpringRestTemplate implements Caller {

    private final RestTemplate template = new RestTemplate();
    private final String server;

    SpringRestTemplate(int port) {
        this.server = "http://127.0.0.1:" + port;
    }

    @Override
    public String name() {
        return "Spring `RestTemplate`";
    }

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void call(int lane, int instance, Runnable done) {
        ResponseEntity<Map> reply = template.getForEntity(server + Paths.qr(instance), Map.class);
        if (reply.getBody() == null) {
            throw new IllegalStateException("The server sent no body");
        }
        done.run();
    }
}
