/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.CapturedLog;
import io.github.camelgreenapi.internal.wire.Reply;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the log says of an account's states. */
class StateLogTest {

    private final CapturedLog log = CapturedLog.ofLifeCycles();
    private final StateFixture fixture = new StateFixture();

    @AfterEach
    void close() {
        log.close();
    }

    private void watch() {
        fixture.events(new StateRoute(), true, Duration.ZERO).start();
        fixture.seconds(5);
    }

    private void become(String state) {
        fixture.seconds(20);
        fixture.provider.become(state);
        fixture.pass(StateFixture.INTERVAL);
    }

    @Test
    void eachChangeIsALine() {
        watch();
        become("authorized");
        become("blocked");
        become("notAuthorized");

        assertThat(log.linesOf("1101"))
                .containsExactly(
                        "DEBUG is NOT_AUTHORIZED",
                        "INFO is AUTHORIZED, was NOT_AUTHORIZED (poll)",
                        "INFO is BLOCKED, was AUTHORIZED (poll)",
                        "INFO was logged out, was BLOCKED before (poll)");
    }

    @Test
    void anOutageIsALineWhenItBeginsAndWhenItEnds() {
        watch();
        fixture.provider.down(true);
        fixture.pass(StateFixture.INTERVAL.multipliedBy(3));
        fixture.provider.down(false);
        fixture.pass(StateFixture.INTERVAL.multipliedBy(3));

        assertThat(log.linesOf("1101").stream().filter(line -> line.startsWith("INFO")))
                .containsExactly(
                        "INFO outage began: the poll of the state failed, UNREACHABLE",
                        "INFO outage ended after N s: the poll of the state succeeded");
    }

    @Test
    void theRefusalsOfANewInstanceAreNoOutage() {
        fixture.provider.luck(new ModelProvider.Luck() {
            @Override
            public Optional<Reply> refusal(String method) {
                return Optional.of(new Reply(401, null, null));
            }
        });
        watch();
        fixture.seconds(60);
        assertThat(fixture.provider.count("getStateInstance")).isGreaterThan(1);

        assertThat(log.linesOf("1101")).isEmpty();
    }

    @Test
    void whatARepositoryHasAndIsNoChangeIsAWarning() {
        FakeMemory memory = new FakeMemory(fixture.timer);
        fixture.memory = memory;
        memory.texts.put("1101-state", "{\"state\":\"AUTHORIZED\"}");
        try (CapturedLog warnings = new CapturedLog(TakenChange.class)) {
            watch();
            assertThat(warnings.lines())
                    .singleElement()
                    .asString()
                    .startsWith("WARN What the stateRepository has for instance 1101 cannot be read");
        }
        memory.texts.clear();
        try (CapturedLog warnings = new CapturedLog(TakenChange.class)) {
            watch();
            assertThat(warnings.lines()).isEmpty();
        }
    }
}
