/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import io.github.camelgreenapi.GreenApiConstants;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ExceptionHandler;

/** The process that a test puts to sleep: its routes write down what came, and what failed. */
public final class SleepingProcess {

    private SleepingProcess() {}

    /** @param args the file, and the addresses of the routes */
    public static void main(String[] args) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        try (FileOutputStream file = new FileOutputStream(args[0], true)) {
            context.getRegistry().bind("failures", new WritingHandler(file));
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    for (String uri : List.of(args).subList(1, args.length)) {
                        from(uri + "&exceptionHandler=#failures").process(exchange -> write(file, line(exchange)));
                    }
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

    private static String line(Exchange exchange) {
        Message message = exchange.getMessage();
        String what = message.getHeader(GreenApiConstants.EVENT_TYPE, String.class);
        String state = message.getHeader(GreenApiConstants.STATE, "", String.class);
        String id =
                message.getHeader(GreenApiConstants.EVENT_ID, "", String.class).replaceFirst(".*-", "");
        return message.getHeader(GreenApiConstants.INSTANCE) + " " + what + (state.isEmpty() ? " " + id : " " + state);
    }

    private static synchronized void write(FileOutputStream file, String line) {
        try {
            file.write((line.trim() + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record WritingHandler(FileOutputStream file) implements ExceptionHandler {

        @Override
        public void handleException(Throwable exception) {
            handleException("", exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            write(file, "failed: " + message + " " + exception.getMessage());
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            handleException(message, exception);
        }
    }
}
