/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import io.github.camelgreenapi.GreenApiConstants;
import java.io.FileOutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** The process that a test kills: its webhook writes the ids of what it is sent into a file. */
public final class KilledWebhook {

    private KilledWebhook() {}

    /** @param args the webhook's address, its port, and the file */
    public static void main(String[] args) throws Exception {
        Main main = new Main();
        try (FileOutputStream file = new FileOutputStream(args[2], true)) {
            main.configure()
                    .httpServer()
                    .withEnabled(true)
                    .withHost("127.0.0.1")
                    .withPort(Integer.parseInt(args[1]));
            main.configure().addRoutesBuilder(new RouteBuilder() {
                @Override
                public void configure() {
                    from(args[0]).process(exchange -> {
                        String id = exchange.getMessage().getHeader(GreenApiConstants.EVENT_ID, String.class);
                        file.write((id + "\n").getBytes(StandardCharsets.UTF_8));
                        file.getFD().sync();
                    });
                }
            });
            main.start();
            System.out.println("started");
            // The parent ends this process: by force, or by closing its input.
            while (System.in.read() >= 0) {
                continue;
            }
        } finally {
            main.stop();
        }
    }
}
