/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.Repetitions;
import io.github.camelgreenapi.internal.concurrent.ClockSetter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A wall clock that is set during a linking changes nothing of it, and when it happens. */
class LinkingSetClockTest {

    private static final int SEEDS = Repetitions.of(20, 2_000);

    private enum Way {
        SOCKET(LinkingFixture::socket),
        POLLING(LinkingFixture::polling),
        Z_API(LinkingFixture::zApi);

        private final Supplier<LinkingFixture> fixture;

        Way(Supplier<LinkingFixture> fixture) {
            this.fixture = fixture;
        }
    }

    private static LongStream seeds() {
        Long seed = Long.getLong("seed");
        return seed == null ? ThreadLocalRandom.current().longs(SEEDS) : LongStream.of(seed);
    }

    /** Some sessions without a scan, a pause after each, and one more in which the phone scans. */
    private static List<String> story(Way way, Long seed) {
        LinkingFixture fixture = way.fixture.get();
        ClockSetter clock = seed == null ? ClockSetter.idle(fixture.timer) : ClockSetter.seeded(fixture.timer, seed);
        List<String> story = new ArrayList<>();
        fixture.maxSessions = 0;
        fixture.started();
        for (int second = 1; second <= 300; second++) {
            clock.mayAct();
            if (second % 20 == 1) {
                show(fixture, way, second);
            }
            if (second == 250) {
                scan(fixture, way);
            }
            clock.mayAct();
            fixture.pass(1);
            for (String type : fixture.route
                    .types()
                    .subList(story.size(), fixture.route.types().size())) {
                story.add(second + " " + type);
            }
        }
        assertThat(fixture.route.overlapped).isFalse();
        assertThat(fixture.isAtRest()).as("nothing is left behind").isTrue();
        return story;
    }

    private static void show(LinkingFixture fixture, Way way, int number) {
        if (way == Way.SOCKET) {
            fixture.socketNow().sends(LinkingFixture.code(number));
        } else {
            fixture.codeIs(number);
        }
    }

    private static void scan(LinkingFixture fixture, Way way) {
        fixture.stateIs("authorized");
        switch (way) {
            case SOCKET -> fixture.socketNow().sends(LinkingFixture.ACCOUNT_DATA);
            case POLLING -> fixture.http.answer("qr", LinkingFixture.ALREADY);
            case Z_API -> fixture.http.answer(fixture.qr(), "{\"connected\":true}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLinkingGoesOnAsIfNobodyHadSetTheClock(Way way) {
        List<String> undisturbed = story(way, null);
        assertThat(undisturbed).last().asString().endsWith("accountData");
        assertThat(undisturbed)
                .filteredOn(event -> event.endsWith("timeoutExpired"))
                .hasSizeGreaterThan(1);

        seeds().forEach(seed -> assertThat(story(way, seed)).as("seed %d", seed).isEqualTo(undisturbed));
    }

    @Test
    void aCodeBehindASlowRouteIsAsOldAsItIs() {
        for (int minutes : new int[] {-10, 10}) {
            LinkingFixture fixture = LinkingFixture.socket();
            fixture.route.slow = true;
            fixture.started();
            fixture.socketNow().sends(LinkingFixture.code(1));
            fixture.socketNow().sends(LinkingFixture.code(2));
            fixture.timer.setClock(Duration.ofMinutes(minutes));
            fixture.pass(19);
            fixture.route.done();
            assertThat(fixture.route.types()).hasSize(2);

            fixture.socketNow().sends(LinkingFixture.code(3));
            fixture.timer.setClock(Duration.ofMinutes(-minutes));
            fixture.pass(21);
            fixture.route.done();
            assertThat(fixture.route.types()).hasSize(2);
        }
    }
}
