/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A Kafka broker that this process started; it ends with it. Its topics are in a folder, so that it can be stopped and
 * started again.
 */
public final class BrokerProcess implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private final Path folder;
    private final Path file;
    private final int port;
    private Process process;

    private BrokerProcess(Path folder, Map<String, String> more) throws IOException {
        this.folder = folder;
        this.file = folder.resolve("broker.properties");
        this.port = freePort();
        Files.createDirectories(folder);
        Properties properties = new Properties();
        properties.putAll(properties(folder, port, freePort()));
        properties.putAll(more);
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
    }

    /**
     * Starts a broker and waits until it is ready.
     *
     * @param folder for its topics and its log
     * @param more properties of the broker, in place of its usual ones
     */
    public static BrokerProcess start(Path folder, Map<String, String> more) throws IOException {
        BrokerProcess broker = new BrokerProcess(folder, more);
        broker.start();
        return broker;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }

    private static Map<String, String> properties(Path folder, int port, int controllerPort) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@" + HOST + ":" + controllerPort);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("inter.broker.listener.name", "BROKER");
        properties.put("listeners", "BROKER://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controllerPort);
        properties.put("log.dirs", folder.resolve("topics").toString());
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "1");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        // After a kill it is let in again when the session of its former life has expired.
        properties.put("broker.session.timeout.ms", "1500");
        properties.put("broker.heartbeat.interval.ms", "300");
        // Nobody else joins a group on this machine, so its first member need not wait for others.
        properties.put("group.initial.rebalance.delay.ms", "0");
        return properties;
    }

    /** Starts it again after a stop, at the same address. */
    public void start() throws IOException {
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KafkaBroker.class.getName(),
                        file.toString()))
                .redirectError(ProcessBuilder.Redirect.to(log().toFile()))
                .start();
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        while (line != null && !line.equals(KafkaBroker.READY)) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("The broker did not start: " + Files.readString(log()));
        }
    }

    private Path log() {
        return folder.resolve("broker.log");
    }

    /** Where clients find it, as in {@code bootstrap.servers}. */
    public String address() {
        return HOST + ":" + port;
    }

    /** Stops it in good order, and waits for that. */
    public void stop() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }

    /** Ends it by force, as a power cut would, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
