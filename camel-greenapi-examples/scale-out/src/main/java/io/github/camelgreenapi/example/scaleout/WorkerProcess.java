/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.scaleout;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A worker that this process started; it ends with it. */
final class WorkerProcess implements AutoCloseable {

    private final String name;
    private final Process process;
    private final BufferedReader answers;

    /**
     * Starts a worker; it goes on to start by itself.
     *
     * @param folder for its log
     * @param properties in place of those in application.properties
     */
    WorkerProcess(String name, Path folder, Map<String, String> properties) throws IOException {
        this.name = name;
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dworker=" + name));
        command.add("-Dlog.level=" + System.getProperty("log.level", "warn"));
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Worker.class.getName(), Worker.ATTENDED));
        process = new ProcessBuilder(command)
                .redirectError(folder.resolve(name + ".log").toFile())
                .start();
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    String name() {
        return name;
    }

    void awaitReady() throws IOException {
        String line = answers.readLine();
        if (!Worker.READY.equals(line)) {
            throw new IllegalStateException(name + " did not start; see its log");
        }
    }

    /** The instances that it watches now. */
    Set<String> linked() throws IOException {
        process.getOutputStream().write((Worker.LINKED + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        String line = answers.readLine();
        if (line == null) {
            throw new IllegalStateException(name + " has ended; see its log");
        }
        return line.isEmpty() ? Set.of() : Set.of(line.split(" "));
    }

    /** Ends it by force, as a power cut would, and waits until it is gone. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Has it end in good order, by a SIGTERM, and waits until it is gone. */
    void stop() {
        process.destroy();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
