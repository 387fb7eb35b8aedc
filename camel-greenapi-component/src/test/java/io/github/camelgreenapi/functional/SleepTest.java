/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.ChildJvm;
import io.github.camelgreenapi.Figures;
import io.github.camelgreenapi.Repetitions;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.simulator.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process that sleeps for longer than anything that it waits for, and wakes up. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process cannot be stopped there")
class SleepTest {

    private static final Duration SLEEP = Duration.ofSeconds(Repetitions.of(4, 120));
    // All are shorter than the sleep in each build too, and so it means the same.
    private static final Duration SESSION = Duration.ofSeconds(Repetitions.of(3, 100));
    private static final String RESPONSE_TIMEOUT = "&responseTimeout=" + Repetitions.of(2, 75) + "s";
    private static final String PAUSE = "&stateInterval=" + Repetitions.of(2, 60) + "s";
    private static final String OFTEN = "&stateInterval=" + Repetitions.of(300, 20_000) + "ms";
    private static final String REPLY_COMES_AFTER = Repetitions.of(1, 4) + "s";
    private static final int MESSAGES = 5;

    private final Simulator simulator =
            Simulator.builder().instances(4).rateLimits(false).start();
    private final SimulatedAccount linking = greenApi(0);
    private final SimulatedAccount queue = greenApi(1);
    private final SimulatedAccount inPoll = greenApi(2);
    private final SimulatedAccount inPause = greenApi(3);
    private final SimulatedAccount zApi = simulator.zApi();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        simulator.close();
    }

    private SimulatedAccount greenApi(int number) {
        return simulator.accounts().stream()
                .filter(account -> account.clientToken() == null)
                .skip(number)
                .findFirst()
                .orElseThrow();
    }

    private String uri(String operation, SimulatedAccount account, String more) {
        String provider = account.clientToken() == null ? "greenApi" : "zApi&clientToken=" + account.clientToken();
        return "greenapi:" + operation + "?provider=" + provider + "&instance=" + account.instance() + "&apiToken="
                + account.token() + "&apiUrl=" + simulator.url() + RESPONSE_TIMEOUT + more;
    }

    private ChildJvm start(Path file) throws IOException {
        String sessions =
                "&sessionTimeout=" + SESSION.toSeconds() + "s&maxSessions=0&repeatDelay=10ms&maxRepeatDelay=10ms";
        return ChildJvm.start(
                SleepingProcess.class,
                file.toString(),
                uri("qr", linking, sessions),
                uri("qr", zApi, sessions + "&qrInterval=400ms"),
                uri("notifications", queue, "&receiveTimeout=" + Repetitions.of(5, 20) + "s"),
                uri("state", inPoll, OFTEN),
                uri("state", inPause, PAUSE));
    }

    private static ConditionFactory within(Duration time) {
        return await().pollInterval(Duration.ofMillis(10)).atMost(time);
    }

    private static List<String> of(SimulatedAccount account, Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(account.instance()))
                .map(line -> line.substring(account.instance().length() + 1))
                .toList();
    }

    /** A linking whose session ends just before the scan finds its account linked in the next one. */
    private static boolean isLinked(SimulatedAccount account, Path file) throws IOException {
        return !Collections.disjoint(story(account, file), List.of("accountData", "alreadyLogged"));
    }

    /** The first words, with repeated ones told once. */
    private static List<String> story(SimulatedAccount account, Path file) throws IOException {
        return of(account, file).stream()
                .map(line -> line.split(" ")[0])
                .distinct()
                .toList();
    }

    @Test
    void onWakingEverythingGoesOnAtOnceAndNothingWasLost() throws Exception {
        Path file = Files.createFile(folder.resolve("events"));
        try (ChildJvm process = start(file)) {
            within(Duration.ofSeconds(60))
                    .until(() -> story(linking, file).contains("qrCode")
                            && story(zApi, file).contains("qrCode")
                            && of(inPoll, file).size() == 1
                            && of(inPause, file).size() == 1
                            && queue.requests().containsKey("receiveNotification"));
            fallAsleepInASession(process, file);
            int before = of(linking, file).size();
            long failed = failed(file);
            whileItSleeps();
            LockSupport.parkNanos(SLEEP.toNanos());
            process.signal("CONT");
            long awake = System.nanoTime();
            within(Duration.ofSeconds(15))
                    .until(() -> story(linking, file).contains("accountData")
                            && isLinked(zApi, file)
                            && of(inPoll, file).size() > 1
                            && of(inPause, file).size() > 1
                            && of(queue, file).size() >= MESSAGES);
            assertThat(failed(file))
                    .as("failures in %s", Files.readString(file))
                    .isEqualTo(failed);
            // A code may have been on its way.
            assertThat(of(linking, file).stream().skip(before).filter(line -> !line.startsWith("qrCode")))
                    .containsExactly("accountData accountData");
            Figures.report("asleep for " + SLEEP + ", everything there "
                    + Duration.ofNanos(System.nanoTime() - awake).toMillis() + " ms after waking");
        }

        assertThat(story(zApi, file)).isSubsetOf("qrCode", "timeoutExpired", "accountData", "alreadyLogged");
        for (SimulatedAccount watched : List.of(inPoll, inPause)) {
            assertThat(of(watched, file))
                    .containsExactly("stateInstanceChanged NOT_AUTHORIZED", "stateInstanceChanged AUTHORIZED");
        }
        assertThat(of(queue, file))
                .containsExactlyElementsOf(IntStream.range(0, MESSAGES)
                        .mapToObj(i -> "incomingMessageReceived " + i)
                        .toList());
    }

    /** Stops the process in the first half of a session, while a poll is under way. */
    private void fallAsleepInASession(ChildJvm process, Path file) throws Exception {
        while (true) {
            long sessions = ended(file);
            within(SESSION.multipliedBy(10)).until(() -> ended(file) > sessions && isLast("qrCode", file));
            long shown = System.nanoTime();
            inPoll.fault(Fault.SLOW, REPLY_COMES_AFTER).on("getStateInstance").once();
            int before = inPoll.requests().get("getStateInstance");
            within(Duration.ofSeconds(60)).until(() -> inPoll.requests().get("getStateInstance") > before);
            process.signal("STOP");
            if (System.nanoTime() - shown < SESSION.toNanos() / 2) {
                return;
            }
            process.signal("CONT");
        }
    }

    private static long failed(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("failed"))
                .count();
    }

    private long ended(Path file) throws IOException {
        return of(linking, file).stream()
                .filter(line -> line.startsWith("timeoutExpired"))
                .count();
    }

    private boolean isLast(String type, Path file) throws IOException {
        List<String> lines = of(linking, file);
        return lines.get(lines.size() - 1).startsWith(type);
    }

    private void whileItSleeps() {
        simulator.advance(Duration.ofSeconds(2));
        linking.scanCurrent(RouteFixture.PHONE);
        zApi.scanCurrent(RouteFixture.PHONE);
        inPoll.force("authorized");
        inPause.force("authorized");
        for (int i = 0; i < MESSAGES; i++) {
            queue.queue("{\"typeWebhook\":\"incomingMessageReceived\",\"idMessage\":\"" + i + "\"}");
        }
    }
}
