/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.benchmarks.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of ours in a process of its own, with lines to and from it. */
public final class JavaProcess implements AutoCloseable {

    // The serial collector gives memory back when it is told to collect, so that what is resident is what is used.
    private static final List<String> FLAGS =
            List.of("-Xmx2g", "-XX:+UseSerialGC", "-XX:MinHeapFreeRatio=5", "-XX:MaxHeapFreeRatio=10");

    private final Process process;
    private final BufferedReader output;
    private final Writer input;

    private JavaProcess(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.input = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    }

    /** Starts a class's {@code main} with this process's class path. */
    public static JavaProcess start(Class<?> main, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        return new JavaProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Ends this process, because a benchmark in which a call fails means nothing. */
    public static void fail(Throwable cause) {
        new IllegalStateException("The benchmark failed", cause).printStackTrace();
        System.exit(1);
    }

    /** Waits for the next line {@code name=value}; what else it prints is passed on. */
    public String read(String name) throws IOException {
        String line;
        while ((line = output.readLine()) != null) {
            if (line.startsWith(name + "=")) {
                return line.substring(name.length() + 1);
            }
            System.err.println(line);
        }
        throw new IOException("The process ended before it said " + name);
    }

    public void write(String line) throws IOException {
        input.write(line + "\n");
        input.flush();
    }

    /** Ends the process, which sees the end of its input. */
    @Override
    public void close() throws IOException {
        input.close();
        process.onExit().join();
    }
}
