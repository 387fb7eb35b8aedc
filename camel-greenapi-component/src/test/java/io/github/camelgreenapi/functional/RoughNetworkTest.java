/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.Repetitions;
import io.github.camelgreenapi.internal.wire.SelfMadeCertificate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Linkings, queues and states on a network that delays, cuts, stalls and resets connections, by plain TCP and by TLS.
 * Whatever it does, nothing is lost or reordered, nothing comes twice, each session has one outcome, no secret gets
 * out, no thread stays, and all is well soon after the network is.
 *
 * <p>A failure names its seed; {@code -Dseed=N} lives that one again.
 */
class RoughNetworkTest {

    private static final int SEEDS = Repetitions.of(5, 200);
    // Lives mostly wait.
    private static final int AT_ONCE = Math.min(SEEDS, 6);

    @TempDir
    private static Path folder;

    @Test
    void allPromisesHoldOnARoughNetwork() throws Exception {
        SelfMadeCertificate certificate = new SelfMadeCertificate(folder, "ip:127.0.0.1");
        Long one = Long.getLong("seed");
        LongStream seeds = one != null ? LongStream.of(one) : LongStream.range(0, SEEDS);
        List<Callable<String>> lives = seeds.<Callable<String>>mapToObj(
                        seed -> () -> new RoughLife(seed, certificate).live())
                .toList();

        List<String> broken = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (Future<String> life : threads.invokeAll(lives)) {
                broken.add(life.get());
            }
        } finally {
            threads.shutdownNow();
        }
        broken.removeIf(String::isEmpty);
        assertThat(broken).isEmpty();
        await("the end of all threads").until(() -> ComponentThreads.own().isEmpty());
    }
}
