/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import io.github.camelgreenapi.GreenApiConstants;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.FileStateRepository;

/** The process that a test kills: its route writes the ids of what it handles into a file. */
public final class KilledProcess {

    private KilledProcess() {}

    /** @param args the route's address, the file, and perhaps that of the repository {@code changes} */
    public static void main(String[] args) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        if (args.length > 2) {
            context.getRegistry()
                    .bind(
                            "changes",
                            FileStateRepository.fileStateRepository(
                                    Path.of(args[2]).toFile()));
        }
        try (FileOutputStream file = new FileOutputStream(args[1], true)) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(args[0]).process(exchange -> write(file, exchange));
                }
            });
            context.start();
            System.out.println("started");
            // The parent ends this process: by force, or by closing its input.
            while (System.in.read() >= 0) {
                continue;
            }
        } finally {
            context.stop();
        }
    }

    private static void write(FileOutputStream file, Exchange exchange) throws IOException {
        String id = exchange.getMessage().getHeader(GreenApiConstants.EVENT_ID, String.class);
        file.write((id + "\n").getBytes(StandardCharsets.UTF_8));
        file.getFD().sync();
    }
}
