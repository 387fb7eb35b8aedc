/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A repository outlives the route, the context and the process. */
class StateRepositoryTest {

    private final ReportedFailures failures = new ReportedFailures();
    private RouteFixture watched;

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        watched.close();
    }

    private void start(LinkVariant way, StateRepository<String, String> repository) throws Exception {
        watched = new RouteFixture(way);
        start(repository);
    }

    private void start(StateRepository<String, String> repository) throws Exception {
        watched.context.getRegistry().bind("changes", repository);
        watched.context.getRegistry().bind("failures", failures);
        watched.start(
                watched.uri("state") + "&stateInterval=200ms&stateRepository=#changes&exceptionHandler=#failures");
    }

    private List<String> states() {
        return watched.events.headers(GreenApiConstants.STATE);
    }

    private void awaitStates(String... expected) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(states()).containsExactly(expected));
    }

    @Test
    void aContextGoesOnWhereTheFormerOneWasStopped() throws Exception {
        Path file = folder.resolve("changes");
        start(LinkVariant.GREEN_API_BY_POLLING, FileStateRepository.fileStateRepository(file.toFile()));
        awaitStates("NOT_AUTHORIZED");
        watched = watched.successor();
        SimulatedAccount account = watched.account;
        for (String state : List.of("authorized", "notAuthorized")) {
            watched.simulator.advance(Duration.ofSeconds(2));
            account.force(state);
        }

        start(FileStateRepository.fileStateRepository(file.toFile()));

        awaitStates("NOT_AUTHORIZED", "AUTHORIZED", "NOT_AUTHORIZED");
        assertThat(Files.readString(file)).doesNotContain(account.token());
    }

    @ParameterizedTest
    @EnumSource(names = {"GREEN_API_BY_POLLING", "Z_API_BY_POLLING"})
    void aRouteGoesOnWhereItWasStopped(LinkVariant way) throws Exception {
        start(way, new MemoryStateRepository());
        awaitStates("NOT_AUTHORIZED");
        watched.stopRoute();
        watched.simulator.advance(Duration.ofSeconds(2));
        watched.account.force("authorized");

        watched.startRoute();

        awaitStates("NOT_AUTHORIZED", "AUTHORIZED");
    }

    @Test
    void aRepositoryThatFailsIsReportedOnceAndLosesNothing() throws Exception {
        SharedTable repository = new SharedTable();
        repository.broken = true;
        start(LinkVariant.GREEN_API_BY_POLLING, repository);
        await().until(() -> !failures.messages.isEmpty());
        assertThat(states()).isEmpty();

        repository.broken = false;

        awaitStates("NOT_AUTHORIZED");
        await().until(() -> repository.rows.containsKey("greenApi-1101000001-state"));
        assertThat(failures.messages).singleElement().asString().contains("stateRepository");
    }

    @Test
    void aDiskThatIsFullForAWhileHoldsNothingUpAndRepeatsNothing() throws Exception {
        Path full = Path.of("/dev/full");
        assumeThat(full).exists();
        Path file = folder.resolve("changes");
        Path aside = folder.resolve("aside");
        start(LinkVariant.GREEN_API_BY_POLLING, FileStateRepository.fileStateRepository(file.toFile()));
        awaitStates("NOT_AUTHORIZED");
        await().until(() -> Files.readString(file).contains("NOT_AUTHORIZED"));
        Files.move(file, aside);
        Files.createSymbolicLink(file, full);
        for (String state : List.of("authorized", "blocked")) {
            watched.simulator.advance(Duration.ofSeconds(2));
            watched.account.force(state);
        }
        awaitStates("NOT_AUTHORIZED", "AUTHORIZED", "BLOCKED");
        await().until(() -> !failures.messages.isEmpty());

        Files.delete(file);
        Files.move(aside, file);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Files.readString(file).contains("BLOCKED"));
        watched = watched.successor();
        watched.simulator.advance(Duration.ofSeconds(2));
        watched.account.force("authorized");
        start(FileStateRepository.fileStateRepository(file.toFile()));

        awaitStates("NOT_AUTHORIZED", "AUTHORIZED", "BLOCKED", "AUTHORIZED");
        assertThat(failures.messages).singleElement().asString().contains("stateRepository");
    }
}
