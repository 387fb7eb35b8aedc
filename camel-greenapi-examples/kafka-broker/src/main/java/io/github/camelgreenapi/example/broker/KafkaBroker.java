/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** The process of a broker: it formats its storage if that is new, says that it is ready, and ends with its input. */
public final class KafkaBroker {

    static final String READY = "The broker is ready";

    // A cluster of one needs an id that stays the same over restarts, and no more than that.
    private static final Uuid CLUSTER = new Uuid(1, 1);

    private KafkaBroker() {}

    /** @param args the path of the broker's properties */
    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        // Only the first line is read; a process whose output nobody reads stands still when the pipe is full.
        System.setOut(System.err);
        Path file = Path.of(args[0]);
        PrintStream said = new PrintStream(OutputStream.nullOutputStream());
        int result = StorageTool.execute(
                new String[] {"format", "--ignore-formatted", "-t", CLUSTER.toString(), "-c", file.toString()}, said);
        if (result != 0) {
            throw new IllegalStateException("The broker's storage cannot be formatted as " + file + " says");
        }
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
        server.startup();
        out.println(READY);
        System.in.transferTo(OutputStream.nullOutputStream());
        server.shutdown();
        server.awaitShutdown();
        System.exit(0);
    }
}
