/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.event.LinkFailed;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.option.Repeat;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A new instance gets time to accept its credentials before its first session. */
class StartupTest {

    private final LinkingFixture fixture = LinkingFixture.socket();

    @BeforeEach
    void allowFiveMinutes() {
        fixture.startupTimeout = Duration.ofMinutes(5);
        fixture.repeat = Repeat.NEVER;
    }

    private void refused(int status, String body) {
        fixture.http.answer(fixture.state(), status, body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"401|''", "200|null", "400|Instance account is expired"})
    void whileANewInstanceRefusesNoSessionIsSpent(int status, String body) {
        refused(status, body);
        fixture.started();
        fixture.pass(120);
        assertThat(fixture.sessionsSoFar()).isZero();

        fixture.stateIs("notAuthorized");
        fixture.pass(5);

        assertThat(fixture.sessionsSoFar()).isOne();
        assertThat(fixture.sockets.opened).hasSize(1);
        assertThat(fixture.route.events).isEmpty();
    }

    @Test
    void whenTheTimeIsOverTheSessionSaysWhatIsWrong() {
        LinkingFixture zApi = LinkingFixture.zApi();
        zApi.startupTimeout = Duration.ofMinutes(5);
        zApi.repeat = Repeat.NEVER;
        zApi.http.answer("status", 401, "");
        zApi.http.answer("qr-code/image", 401, "");
        zApi.started();
        zApi.pass(290);
        assertThat(zApi.sessionsSoFar()).isZero();

        zApi.pass(60);

        assertThat(zApi.sessionsSoFar()).isOne();
        assertThat(zApi.route.events.get(0))
                .isInstanceOfSatisfying(
                        LinkFailed.class, failed -> assertThat(failed.kind()).isEqualTo(GreenApiError.UNAUTHORIZED));
        assertThat(zApi.isAtRest()).isTrue();
    }

    @Test
    void anyOtherFailureIsTheSessionsMatter() {
        refused(403, "");
        fixture.started();

        assertThat(fixture.sessionsSoFar()).isOne();
    }

    @Test
    void anInstanceThatWasReadyIsNotAskedAgain() {
        fixture.started();
        fixture.socketNow().sends(LinkingFixture.TIMEOUT);
        fixture.stop();
        fixture.pass(10);
        refused(401, "");
        fixture.started();
        fixture.pass(10);

        assertThat(fixture.sessionsSoFar()).isEqualTo(2);
    }

    @Test
    void aStopEndsTheWaiting() {
        refused(401, "");
        fixture.started();
        fixture.pass(12);
        fixture.stop();
        fixture.pass(0);

        assertThat(fixture.isAtRest()).isTrue();
        fixture.stateIs("notAuthorized");
        fixture.pass(60);
        assertThat(fixture.sessionsSoFar()).isZero();
    }

    @Test
    void withoutTheOptionNothingIsAsked() {
        fixture.startupTimeout = Duration.ZERO;
        fixture.started();

        assertThat(fixture.http.count(fixture.state())).isZero();
        assertThat(fixture.sessionsSoFar()).isOne();
    }
}
