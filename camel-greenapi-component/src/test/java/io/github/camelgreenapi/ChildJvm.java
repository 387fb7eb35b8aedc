/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process of a test, which the test may kill, stop, and read. */
public final class ChildJvm implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;

    private ChildJvm(Process process) {
        this.process = process;
        this.out = process.inputReader();
    }

    /** Starts one, and waits until it prints that it has started. */
    public static ChildJvm start(List<String> options, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        ChildJvm child = new ChildJvm(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
        child.awaitLine("started");
        return child;
    }

    /** Starts one that is soon there, and lives for a short time. */
    public static ChildJvm start(Class<?> main, String... arguments) throws IOException {
        return start(List.of("-XX:TieredStopAtLevel=1"), main, arguments);
    }

    private void awaitLine(String expected) throws IOException {
        for (String line = out.readLine(); !expected.equals(line); line = out.readLine()) {
            assertThat(line).as("the process ended before it said " + expected).isNotNull();
        }
    }

    /** The next line that it prints; null when it has ended. */
    public String line() throws IOException {
        return out.readLine();
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Sends a signal, such as {@code STOP}. */
    public void signal(String name) throws IOException, InterruptedException {
        int failed = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
        assertThat(failed).isZero();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
