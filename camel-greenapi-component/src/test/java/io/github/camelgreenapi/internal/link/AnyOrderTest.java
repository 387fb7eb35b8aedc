/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.LinkStopped;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.option.Repeat;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What holds in whatever order signals, time, the route, stops and starts come. */
class AnyOrderTest {

    private static final int RUNS = 2_000;
    private static final int STEPS = 60;

    @Test
    void aLinkingKeepsItsPromises() {
        for (int seed = 0; seed < RUNS; seed++) {
            try {
                new Run(seed).run();
            } catch (AssertionError e) {
                throw new AssertionError("With seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    @Test
    void theRunsComeAcrossEveryKindOfEvent() {
        Set<String> types = new HashSet<>();
        for (int seed = 0; seed < 300; seed++) {
            Run run = new Run(seed);
            run.run();
            types.addAll(run.fixture.route.types());
        }

        assertThat(types)
                .contains(
                        "qrCode",
                        "alreadyLogged",
                        "passkeyRequired",
                        "accountData",
                        "wrongAccount",
                        "timeoutExpired",
                        "error",
                        "stopped",
                        "unknown");
    }

    /** One linking and what happens to it. */
    private static final class Run {

        private final Random chance;
        private final LinkingFixture fixture;
        private final Queue<Runnable> threadless = new ArrayDeque<>();
        private final List<Instant> delivered = new ArrayList<>();
        private boolean threads = true;
        private boolean started;
        private int sessionsBefore;

        Run(int seed) {
            chance = new Random(seed);
            fixture = pick(List.<Supplier<LinkingFixture>>of(
                            LinkingFixture::socket,
                            LinkingFixture::socket,
                            LinkingFixture::polling,
                            LinkingFixture::zApi))
                    .get();
            fixture.repeat = pick(List.of(Repeat.values()));
            fixture.maxSessions = chance.nextInt(4);
            fixture.maxQrCodes = chance.nextInt(4);
            fixture.expectedPhone = pick(List.of(LinkingFixture.PHONE, "79001234567", ""));
            fixture.expectedPhone = fixture.expectedPhone.isEmpty() ? null : fixture.expectedPhone;
            fixture.logoutWrongAccount = chance.nextBoolean();
            fixture.random = chance::nextLong;
            fixture.http.answer("logout", "{\"isLogout\":true}");
            fixture.http.answer("disconnect", "{\"value\":true}");
            fixture.routes = task -> {
                threadless.add(task);
                if (threads) {
                    threadComes();
                }
            };
        }

        private <T> T pick(List<T> choices) {
            return choices.get(chance.nextInt(choices.size()));
        }

        private void threadComes() {
            Runnable task = threadless.poll();
            if (task != null) {
                task.run();
                while (delivered.size() < fixture.route.events.size()) {
                    delivered.add(fixture.timer.now());
                }
            }
        }

        void run() {
            for (int i = 0; i < STEPS; i++) {
                step();
            }
            everySessionEnds();
            stop();
            fixture.sockets.opened.forEach(FakeSockets.FakeSocket::closes);
            fixture.route.done();
            calm();
            assertThat(fixture.isAtRest()).as("at rest").isTrue();
            check();
        }

        private void step() {
            switch (chance.nextInt(14)) {
                case 0 -> start();
                case 1 -> fixture.pass(chance.nextInt(30));
                case 2, 3 -> fixture.pass(chance.nextDouble() * 2);
                case 4 -> fixture.route.done();
                case 5 -> fixture.route.slow = chance.nextBoolean();
                case 6 -> threads = chance.nextBoolean();
                case 7 -> threadComes();
                case 8 -> fixture.sockets.closeAtOnce = chance.nextBoolean();
                case 9 -> fixture.stateIs(pick(List.of("notAuthorized", "starting", "authorized", "blocked")));
                case 10 -> httpChanges();
                case 11 -> {
                    if (chance.nextInt(4) == 0) {
                        stop();
                    } else if (!fixture.watches.isEmpty()) {
                        fixture.watches.remove(0).run();
                    }
                }
                default -> socketSpeaks();
            }
        }

        private void start() {
            if (!started) {
                sessionsBefore = fixture.sessionsSoFar();
                started = true;
            }
            fixture.started();
        }

        private void stop() {
            fixture.stop();
            started = false;
        }

        private void httpChanges() {
            switch (chance.nextInt(8)) {
                case 0 -> fixture.http.stall(pick(List.of(fixture.qr(), fixture.state(), fixture.who())));
                case 1 -> fixture.http.lose(pick(List.of(fixture.qr(), fixture.state(), fixture.who())));
                case 2 ->
                    fixture.http.answer(
                            pick(List.of(fixture.qr(), fixture.state(), fixture.who())),
                            pick(List.of(400, 401, 403, 429, 500, 503)),
                            pick(List.of("", "starting process", "{\"error\":\"x\"}")));
                case 3 -> fixture.phoneIs(pick(List.of("", LinkingFixture.PHONE)));
                case 4 ->
                    fixture.http.answer(
                            fixture.qr(),
                            pick(List.of(
                                    "{\"type\":\"alreadyLogged\",\"connected\":true}",
                                    "{\"type\":\"passkeyRequired\",\"challenge\":{}}",
                                    "{}",
                                    "<html>")));
                default -> fixture.codeIs(1 + chance.nextInt(5));
            }
        }

        private void socketSpeaks() {
            if (fixture.sockets.opened.isEmpty()) {
                fixture.codeIs(1 + chance.nextInt(5));
                return;
            }
            FakeSockets.FakeSocket socket = chance.nextInt(5) == 0 ? pick(fixture.sockets.opened) : fixture.socketNow();
            switch (chance.nextInt(12)) {
                case 0 -> socket.sends(LinkingFixture.ACCOUNT_DATA);
                case 1 -> socket.sends(LinkingFixture.ALREADY);
                case 2 -> socket.sends(LinkingFixture.TIMEOUT);
                case 3 ->
                    socket.sends(
                            LinkingFixture.error(pick(List.of("has auth", "starting", "already authorized", "?"))));
                case 4 -> socket.sends(pick(List.of("{\"type\":\"passkeyRequired\"}", "{\"type\":\"accountData\"}")));
                case 5 -> socket.sends("<html>");
                case 6 -> socket.closes();
                case 7 -> {
                    if (!socket.closed) {
                        socket.refuses(pick(List.of(401, 403, 429, 500)), "");
                    }
                }
                default -> socket.sends(LinkingFixture.code(1 + chance.nextInt(5)));
            }
        }

        /** With a provider that answers and a route that works, no session lasts. */
        private void everySessionEnds() {
            fixture.stateIs("notAuthorized");
            fixture.phoneIs(LinkingFixture.PHONE);
            fixture.codeIs(9);
            fixture.sockets.closeAtOnce = true;
            fixture.sockets.opened.stream().filter(socket -> socket.cancelled).forEach(FakeSockets.FakeSocket::closes);
            calm();
            if (!started || fixture.sessionsSoFar() == sessionsBefore) {
                return;
            }
            String session = "session-" + fixture.sessionsSoFar();
            fixture.pass(800);
            assertThat(fixture.route.events.stream()
                            .filter(event -> event.session().equals(session) && event.terminal()))
                    .as("the end of " + session)
                    .hasSize(1);
        }

        private void calm() {
            fixture.route.slow = false;
            threads = true;
            fixture.route.done();
            while (!threadless.isEmpty()) {
                threadComes();
            }
        }

        private void check() {
            assertThat(fixture.route.overlapped).as("overlapped").isFalse();
            Map<String, Long> sequences = new HashMap<>();
            Set<String> codes = new HashSet<>();
            Set<String> left = new HashSet<>();
            LinkEvent before = null;
            for (int i = 0; i < fixture.route.events.size(); i++) {
                LinkEvent event = fixture.route.events.get(i);
                if (before != null && !before.session().equals(event.session())) {
                    left.add(before.session());
                }
                assertThat(left).as("sessions that were over").doesNotContain(event.session());
                boolean same = before != null && before.session().equals(event.session());
                if (event instanceof LinkStopped) {
                    assertThat(same && before.terminal())
                            .as("stopped follows an end")
                            .isTrue();
                    assertThat(before.type()).isNotIn("accountData", "alreadyLogged");
                } else {
                    assertThat(same && (before.terminal() || before instanceof LinkStopped))
                            .as(event + " after " + before)
                            .isFalse();
                }
                if (event instanceof QrCode code) {
                    assertThat(code.sequence()).isGreaterThan(sequences.getOrDefault(code.session(), 0L));
                    sequences.put(code.session(), code.sequence());
                    assertThat(codes.add(code.session() + code.base64()))
                            .as("a new code")
                            .isTrue();
                    assertThat(delivered.get(i)).isBefore(code.expiresAt());
                }
                before = event;
            }
        }
    }
}
