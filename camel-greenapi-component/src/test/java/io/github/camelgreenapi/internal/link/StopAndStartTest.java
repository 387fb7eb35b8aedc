/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.option.Repeat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A linking can be stopped, and started again, at every moment. */
class StopAndStartTest {

    /** What happens to a linking one after the other; it is stopped after each of these. */
    private static final List<java.util.function.Consumer<LinkingFixture>> SOCKET_STORY = List.of(
            fixture -> fixture.linking().start(),
            fixture -> fixture.pass(0),
            fixture -> fixture.socketNow().sends(LinkingFixture.code(1)),
            fixture -> fixture.socketNow().sends("{}"),
            fixture -> fixture.socketNow().sends(LinkingFixture.TIMEOUT),
            fixture -> fixture.pass(1),
            fixture -> fixture.pass(1.5),
            fixture -> fixture.socketNow().sends(LinkingFixture.code(2)),
            fixture -> fixture.stateIs("starting"),
            fixture -> fixture.socketNow().closes(),
            fixture -> fixture.pass(1),
            fixture -> fixture.http.stall("getStateInstance"),
            fixture -> fixture.pass(2),
            fixture -> fixture.pass(10),
            fixture -> fixture.http.answer("getStateInstance", 503, ""),
            fixture -> fixture.pass(61),
            fixture -> fixture.stateIs("authorized"),
            fixture -> fixture.phoneIs(""),
            fixture -> fixture.pass(20),
            fixture -> fixture.pass(1),
            fixture -> fixture.phoneIs(LinkingFixture.PHONE),
            fixture -> fixture.pass(3),
            fixture -> fixture.watches.remove(0).run(),
            fixture -> fixture.pass(2),
            fixture -> fixture.socketNow().refuses(401, ""),
            fixture -> fixture.pass(60));

    private static final List<java.util.function.Consumer<LinkingFixture>> POLLING_STORY = List.of(
            fixture -> fixture.linking().start(),
            fixture -> fixture.pass(0.1),
            fixture -> fixture.pass(1),
            fixture -> fixture.http.stall(fixture.qr()),
            fixture -> fixture.pass(20),
            fixture -> fixture.http.answer(fixture.qr(), 503, ""),
            fixture -> fixture.pass(20),
            fixture -> fixture.pass(60),
            fixture -> fixture.codeIs(2),
            fixture -> fixture.pass(60),
            fixture -> fixture.http.stall(fixture.state()),
            fixture -> fixture.pass(20),
            fixture -> fixture.stateIs("authorized"),
            fixture -> fixture.http.answer(fixture.qr(), "{\"type\":\"alreadyLogged\",\"connected\":true}"),
            fixture -> fixture.http.stall(fixture.who()),
            fixture -> fixture.pass(16),
            fixture -> fixture.phoneIs(LinkingFixture.PHONE),
            fixture -> fixture.pass(60));

    record Moment(String name, List<java.util.function.Consumer<LinkingFixture>> story, int steps, boolean slow) {

        LinkingFixture at() {
            LinkingFixture fixture = name.equals("socket")
                    ? LinkingFixture.socket()
                    : name.equals("polling") ? LinkingFixture.polling() : LinkingFixture.zApi();
            fixture.repeat = Repeat.ALWAYS;
            fixture.route.slow = slow;
            for (int i = 0; i < steps; i++) {
                if (slow && i % 3 == 2) {
                    fixture.route.done();
                }
                story.get(i).accept(fixture);
            }
            return fixture;
        }

        @Override
        public String toString() {
            return name + " after " + steps + (slow ? " with a slow route" : "");
        }
    }

    static List<Moment> moments() {
        List<Moment> moments = new ArrayList<>();
        IntStream.rangeClosed(1, SOCKET_STORY.size())
                .forEach(steps -> moments.add(new Moment("socket", SOCKET_STORY, steps, false)));
        for (boolean slow : new boolean[] {false, true}) {
            IntStream.rangeClosed(1, POLLING_STORY.size()).forEach(steps -> {
                moments.add(new Moment("polling", POLLING_STORY, steps, slow));
                moments.add(new Moment("zApi", POLLING_STORY, steps, slow));
            });
        }
        return moments;
    }

    @ParameterizedTest
    @MethodSource("moments")
    void aStopLeavesNothingAndEmitsNothing(Moment moment) {
        LinkingFixture fixture = moment.at();
        int events = fixture.route.events.size();
        fixture.stop();
        fixture.route.done();

        assertThat(fixture.timer.pending()).as("timers").isZero();
        assertThat(fixture.isAtRest()).isTrue();
        fixture.pass(3600);
        assertThat(fixture.route.events).hasSize(events);
    }

    @ParameterizedTest
    @MethodSource("moments")
    void aStartAfterAStopLinksAnew(Moment moment) {
        LinkingFixture fixture = moment.at();
        fixture.stop();
        fixture.stateIs("notAuthorized");
        fixture.phoneIs(LinkingFixture.PHONE);
        fixture.codeIs(77);
        fixture.linking().start();
        fixture.pass(2);
        fixture.route.slow = false;
        fixture.route.done();
        if (moment.name().equals("socket")) {
            fixture.socketNow().sends(LinkingFixture.code(77));
            fixture.socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        } else {
            fixture.pass(2);
            fixture.stateIs("authorized");
            fixture.http.answer(fixture.qr(), "{\"type\":\"alreadyLogged\",\"connected\":true}");
            fixture.pass(20);
        }

        assertThat(fixture.route.types()).endsWith("qrCode", "accountData");
        assertThat(fixture.route.overlapped).isFalse();
        fixture.stop();
        assertThat(fixture.isAtRest()).isTrue();
    }

    @Test
    void aSocketThatCannotBeClosedYetIsTheOnlyThingLeft() {
        LinkingFixture fixture = LinkingFixture.socket();
        fixture.sockets.closeAtOnce = false;
        fixture.started();
        fixture.stop();
        assertThat(fixture.timer.pending()).isZero();
        assertThat(fixture.socketLock.size()).isOne();

        fixture.socketNow().closes();
        assertThat(fixture.isAtRest()).isTrue();
    }

    @Test
    void eventsDoNotOverlapWhenTheLinkingIsRestarted() {
        LinkingFixture fixture = LinkingFixture.socket();
        fixture.route.slow = true;
        fixture.started().socketNow().sends(LinkingFixture.code(1));
        fixture.stop();
        fixture.started();
        fixture.pass(2);
        fixture.socketNow().sends(LinkingFixture.code(2));
        fixture.socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        assertThat(fixture.route.types()).containsExactly("qrCode");

        fixture.route.done();
        assertThat(fixture.route.types()).containsExactly("qrCode", "accountData");
    }

    @Test
    void eventsDoNotOverlapWhenTheLinkingIsReplaced() {
        LinkingFixture fixture = LinkingFixture.socket();
        fixture.route.slow = true;
        fixture.started().socketNow().sends(LinkingFixture.code(1));
        fixture.stop();
        Linking successor = fixture.anotherLinking();
        successor.start();
        fixture.pass(2);
        fixture.socketNow().sends(LinkingFixture.code(2));
        assertThat(fixture.route.types()).containsExactly("qrCode");

        fixture.route.done();
        assertThat(fixture.route.types()).containsExactly("qrCode", "qrCode");
        assertThat(fixture.route.events.get(0).session())
                .isNotEqualTo(fixture.route.last().session());
    }

    @Test
    void aStoppedLinkingDoesNotRepeatWhenTheRouteIsDone() {
        LinkingFixture fixture = LinkingFixture.socket();
        fixture.route.slow = true;
        fixture.started().socketNow().sends(LinkingFixture.TIMEOUT);
        fixture.stop();
        fixture.route.done();
        fixture.pass(3600);

        assertThat(fixture.sockets.opened).hasSize(1);
        assertThat(fixture.isAtRest()).isTrue();
    }

    @Test
    void anAlarmThatComesAfterTheStopStartsNothing() {
        LinkingFixture fixture = LinkingFixture.socket();
        fixture.repeat = Repeat.ALWAYS;
        fixture.started().socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        Runnable alarm = fixture.watches.get(0);
        fixture.stop();
        alarm.run();
        fixture.pass(60);

        assertThat(fixture.sockets.opened).hasSize(1);
        assertThat(fixture.isAtRest()).isTrue();
    }

    @Test
    void aRequestForAnotherLinkingThatComesAfterTheStopBeginsNone() {
        LinkingFixture fixture = LinkingFixture.socket().started();
        fixture.stop();

        fixture.linking().startAgain();
        fixture.pass(1);

        assertThat(fixture.isAtRest()).isTrue();
        assertThat(fixture.sessionsSoFar()).isOne();
    }
}
