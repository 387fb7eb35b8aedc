/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.LinkFailed;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.internal.wire.ConnectionLostException;
import io.github.camelgreenapi.internal.wire.Reply;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A linking before, during and after a long outage. */
class LinkingOutageTest {

    // Each request may take so long.
    private static final Duration TIMEOUT = Duration.ofSeconds(75);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private enum Outage {
        AWAY(Duration.ofMinutes(10)),
        NAMES_GONE(Duration.ofMinutes(10)),
        HANGING(Duration.ofMinutes(10)),
        LIMITING(Duration.ofHours(1)),
        LIMITING_FOR_AN_HOUR(Duration.ofHours(1));

        private final Duration length;

        Outage(Duration length) {
            this.length = length;
        }

        CompletableFuture<Reply> reply() {
            return switch (this) {
                case AWAY -> CompletableFuture.failedFuture(ConnectionLostException.because("ConnectException"));
                case NAMES_GONE ->
                    CompletableFuture.failedFuture(ConnectionLostException.because("UnknownHostException"));
                case HANGING -> new CompletableFuture<>();
                case LIMITING -> CompletableFuture.completedFuture(new Reply(429, new byte[0], null));
                case LIMITING_FOR_AN_HOUR ->
                    CompletableFuture.completedFuture(new Reply(429, new byte[0], Duration.ofHours(1)));
            };
        }

        /** What becomes of a socket that is being opened. */
        void befall(FakeSockets.FakeSocket socket) {
            if (this == LIMITING || this == LIMITING_FOR_AN_HOUR) {
                socket.refuses(429, "");
            } else if (this != HANGING) {
                socket.closes();
            }
        }
    }

    private static Stream<Arguments> drills() {
        return Stream.of("socket", "polling", "zApi")
                .flatMap(way -> Arrays.stream(Outage.values()).map(outage -> Arguments.of(way, outage)));
    }

    private static LinkingFixture fixture(String way) {
        LinkingFixture fixture =
                switch (way) {
                    case "socket" -> LinkingFixture.socket();
                    case "polling" -> LinkingFixture.polling();
                    default -> LinkingFixture.zApi();
                };
        fixture.maxSessions = 0;
        return fixture;
    }

    private static void begin(LinkingFixture fixture, Outage outage) {
        fixture.http.answer(fixture.qr(), outage::reply);
        fixture.http.answer(fixture.state(), outage::reply);
        fixture.http.answer(fixture.who(), outage::reply);
    }

    private static void last(LinkingFixture fixture, Outage outage, Duration length) {
        for (int second = 0; second < length.toSeconds(); second++) {
            if (fixture.sockets.open() > 0) {
                outage.befall(fixture.socketNow());
            }
            fixture.pass(1);
        }
    }

    private static void end(LinkingFixture fixture) {
        fixture.stateIs("notAuthorized");
        fixture.phoneIs(LinkingFixture.PHONE);
        fixture.codeIs(2);
        // Of a socket that hangs, the other side lets go.
        if (fixture.sockets.open() > 0) {
            fixture.socketNow().closes();
        }
    }

    /** Waits for the next session, in which the provider shows a code. */
    private static void awaitCode(LinkingFixture fixture) {
        int said = fixture.route.events.size();
        for (int second = 0; second < LONGEST_PAUSE.plus(TIMEOUT).toSeconds(); second++) {
            if (fixture.sockets.open() > 0) {
                fixture.socketNow().sends(LinkingFixture.code(2));
            }
            fixture.pass(1);
            if (fixture.route.events.size() > said && fixture.route.last() instanceof QrCode) {
                return;
            }
        }
        throw new AssertionError("No code came, but " + fixture.route.types());
    }

    private static void scan(LinkingFixture fixture) {
        fixture.stateIs("authorized");
        if (fixture.account.provider() == Provider.Z_API) {
            fixture.http.answer(fixture.qr(), "{\"connected\":true}");
        } else if (fixture.transport == null) {
            fixture.socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        } else {
            fixture.http.answer(fixture.qr(), LinkingFixture.ALREADY);
        }
    }

    @ParameterizedTest
    @MethodSource("drills")
    void afterItACodeIsShownAndScannedAndNothingElseWasSaid(String way, Outage outage) {
        LinkingFixture fixture = fixture(way);
        fixture.started();
        fixture.pass(5);
        begin(fixture, outage);
        last(fixture, outage, outage.length);
        assertThat(fixture.route.events).filteredOn(LinkEvent::terminal).isNotEmpty();
        assertThat(fixture.route.types()).isSubsetOf("qrCode", "error", "timeoutExpired");
        assertThat(fixture.route.all(LinkFailed.class))
                .allMatch(failed -> failed.kind().anotherSessionMayHelp());

        end(fixture);
        awaitCode(fixture);
        scan(fixture);
        fixture.pass(5);

        assertThat(fixture.route.last().type()).isEqualTo("accountData");
        assertThat(fixture.route.overlapped).isFalse();
        assertThat(fixture.isAtRest()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("drills")
    void aStopInTheMiddleLeavesNothing(String way, Outage outage) {
        LinkingFixture fixture = fixture(way);
        fixture.started();
        begin(fixture, outage);
        last(fixture, outage, outage.length.dividedBy(2).plusSeconds(7));
        int said = fixture.route.events.size();

        fixture.stop();
        fixture.pass(TIMEOUT.toSeconds());

        assertThat(fixture.route.events).hasSize(said);
        assertThat(fixture.isAtRest()).isTrue();
    }
}
