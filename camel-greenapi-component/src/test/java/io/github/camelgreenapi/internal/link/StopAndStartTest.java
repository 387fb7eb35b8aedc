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
            bench -> bench.linking().start(),
            bench -> bench.pass(0),
            bench -> bench.socketNow().sends(LinkingFixture.code(1)),
            bench -> bench.socketNow().sends("{}"),
            bench -> bench.socketNow().sends(LinkingFixture.TIMEOUT),
            bench -> bench.pass(1),
            bench -> bench.pass(1.5),
            bench -> bench.socketNow().sends(LinkingFixture.code(2)),
            bench -> bench.stateIs("starting"),
            bench -> bench.socketNow().closes(),
            bench -> bench.pass(1),
            bench -> bench.http.stall("getStateInstance"),
            bench -> bench.pass(2),
            bench -> bench.pass(10),
            bench -> bench.http.answer("getStateInstance", 503, ""),
            bench -> bench.pass(61),
            bench -> bench.stateIs("authorized"),
            bench -> bench.phoneIs(""),
            bench -> bench.pass(20),
            bench -> bench.pass(1),
            bench -> bench.phoneIs(LinkingFixture.PHONE),
            bench -> bench.pass(3),
            bench -> bench.watches.remove(0).run(),
            bench -> bench.pass(2),
            bench -> bench.socketNow().refuses(401, ""),
            bench -> bench.pass(60));

    private static final List<java.util.function.Consumer<LinkingFixture>> POLLING_STORY = List.of(
            bench -> bench.linking().start(),
            bench -> bench.pass(0.1),
            bench -> bench.pass(1),
            bench -> bench.http.stall(bench.qr()),
            bench -> bench.pass(20),
            bench -> bench.http.answer(bench.qr(), 503, ""),
            bench -> bench.pass(20),
            bench -> bench.pass(60),
            bench -> bench.codeIs(2),
            bench -> bench.pass(60),
            bench -> bench.http.stall(bench.state()),
            bench -> bench.pass(20),
            bench -> bench.stateIs("authorized"),
            bench -> bench.http.answer(bench.qr(), "{\"type\":\"alreadyLogged\",\"connected\":true}"),
            bench -> bench.http.stall(bench.who()),
            bench -> bench.pass(16),
            bench -> bench.phoneIs(LinkingFixture.PHONE),
            bench -> bench.pass(60));

    record Moment(String name, List<java.util.function.Consumer<LinkingFixture>> story, int steps, boolean slow) {

        LinkingFixture at() {
            LinkingFixture bench = name.equals("socket")
                    ? LinkingFixture.socket()
                    : name.equals("polling") ? LinkingFixture.polling() : LinkingFixture.zApi();
            bench.repeat = Repeat.ALWAYS;
            bench.route.slow = slow;
            for (int i = 0; i < steps; i++) {
                if (slow && i % 3 == 2) {
                    bench.route.done();
                }
                story.get(i).accept(bench);
            }
            return bench;
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
    void aStopLeavesNothingAndTellsNothing(Moment moment) {
        LinkingFixture bench = moment.at();
        int events = bench.route.events.size();
        bench.stop();
        bench.route.done();

        assertThat(bench.timer.pending()).as("timers").isZero();
        assertThat(bench.isAtRest()).isTrue();
        bench.pass(3600);
        assertThat(bench.route.events).hasSize(events);
    }

    @ParameterizedTest
    @MethodSource("moments")
    void aStartAfterAStopLinksAnew(Moment moment) {
        LinkingFixture bench = moment.at();
        bench.stop();
        bench.stateIs("notAuthorized");
        bench.phoneIs(LinkingFixture.PHONE);
        bench.codeIs(77);
        bench.linking().start();
        bench.pass(2);
        bench.route.slow = false;
        bench.route.done();
        if (moment.name().equals("socket")) {
            bench.socketNow().sends(LinkingFixture.code(77));
            bench.socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        } else {
            bench.pass(2);
            bench.stateIs("authorized");
            bench.http.answer(bench.qr(), "{\"type\":\"alreadyLogged\",\"connected\":true}");
            bench.pass(20);
        }

        assertThat(bench.route.types()).endsWith("qrCode", "accountData");
        assertThat(bench.route.overlapped).isFalse();
        bench.stop();
        assertThat(bench.isAtRest()).isTrue();
    }

    @Test
    void aSocketThatCannotBeClosedYetIsTheOnlyThingLeft() {
        LinkingFixture bench = LinkingFixture.socket();
        bench.sockets.closeAtOnce = false;
        bench.started();
        bench.stop();
        assertThat(bench.timer.pending()).isZero();
        assertThat(bench.gate.size()).isOne();

        bench.socketNow().closes();
        assertThat(bench.isAtRest()).isTrue();
    }

    @Test
    void eventsDoNotOverlapWhenTheLinkingIsRestartedWhileTheRouteWorks() {
        LinkingFixture bench = LinkingFixture.socket();
        bench.route.slow = true;
        bench.started().socketNow().sends(LinkingFixture.code(1));
        bench.stop();
        bench.started();
        bench.pass(2);
        bench.socketNow().sends(LinkingFixture.code(2));
        bench.socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        assertThat(bench.route.types()).containsExactly("qrCode");

        bench.route.done();
        assertThat(bench.route.types()).containsExactly("qrCode", "accountData");
    }

    @Test
    void eventsDoNotOverlapWhenTheLinkingIsReplacedWhileTheRouteWorks() {
        LinkingFixture bench = LinkingFixture.socket();
        bench.route.slow = true;
        bench.started().socketNow().sends(LinkingFixture.code(1));
        bench.stop();
        Linking successor = bench.anotherLinking();
        successor.start();
        bench.pass(2);
        bench.socketNow().sends(LinkingFixture.code(2));
        assertThat(bench.route.types()).containsExactly("qrCode");

        bench.route.done();
        assertThat(bench.route.types()).containsExactly("qrCode", "qrCode");
        assertThat(bench.route.events.get(0).session())
                .isNotEqualTo(bench.route.last().session());
    }

    @Test
    void aStoppedLinkingDoesNotRepeatWhenTheRouteIsDone() {
        LinkingFixture bench = LinkingFixture.socket();
        bench.route.slow = true;
        bench.started().socketNow().sends(LinkingFixture.TIMEOUT);
        bench.stop();
        bench.route.done();
        bench.pass(3600);

        assertThat(bench.sockets.opened).hasSize(1);
        assertThat(bench.isAtRest()).isTrue();
    }

    @Test
    void anAlarmThatComesAfterTheStopStartsNothing() {
        LinkingFixture bench = LinkingFixture.socket();
        bench.repeat = Repeat.ALWAYS;
        bench.started().socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        Runnable alarm = bench.watches.get(0);
        bench.stop();
        alarm.run();
        bench.pass(60);

        assertThat(bench.sockets.opened).hasSize(1);
        assertThat(bench.isAtRest()).isTrue();
    }
}
