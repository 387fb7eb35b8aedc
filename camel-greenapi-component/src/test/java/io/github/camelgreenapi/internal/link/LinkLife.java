/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import io.github.camelgreenapi.Repetitions;
import io.github.camelgreenapi.internal.concurrent.KeyedLock;
import io.github.camelgreenapi.internal.concurrent.Turnstile;
import io.github.camelgreenapi.option.Repeat;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Some linkings of one account, told by a seed: frames in any order and number, sockets that close, replies that fail
 * or never come, scans, wrong phones, logouts, a slow and failing route, stops, starts and new linkings.
 */
final class LinkLife {

    /** The ways in which a linking could be wrong; each is built in by wiring the parts wrongly. */
    enum Flaw {
        NONE,
        /** The next socket does not wait for the end of the last one. */
        OVERLAPS_SOCKETS,
        /** Another linking of the account does not wait for the event that is in the route. */
        OVERLAPS_EVENTS,
        /** An event is fixed before the route has a thread for it. */
        PICKS_EVENTS_EARLY,
        /** The option sessionTimeout does not arrive. */
        IGNORES_THE_TIME_OUT,
        /** The option maxSessions does not arrive. */
        IGNORES_THE_BOUND,
        /** The option expectedPhone does not arrive. */
        ACCEPTS_ANYBODY
    }

    private static final int STEPS = 60;
    private static final String OTHER_PHONE = "79001234567";

    private final long seed;
    private final Flaw flaw;
    private final Random chance;
    private final LinkingFixture fixture;
    private final LinkRules rules;
    private final ProviderWhims whims;
    private final boolean prompt;
    private final Queue<Runnable> threadless = new ArrayDeque<>();
    private boolean threads = true;

    LinkLife(long seed, Flaw flaw) {
        this.seed = seed;
        this.flaw = flaw;
        this.chance = Repetitions.random(seed);
        this.fixture = pick(List.<Supplier<LinkingFixture>>of(
                        LinkingFixture::socket, LinkingFixture::socket, LinkingFixture::polling, LinkingFixture::zApi))
                .get();
        this.prompt = chance.nextInt(3) == 0;
        setOptions();
        this.rules =
                new LinkRules(fixture.repeat, fixture.maxSessions, !OTHER_PHONE.equals(fixture.expectedPhone), prompt);
        this.whims = new ProviderWhims(fixture, chance);
        setFlaw();
        fixture.whenSessionBegins = rules::sessionBegins;
        fixture.route.listener = event -> rules.handedOver(event, fixture.timer.now());
        fixture.routes = task -> {
            threadless.add(task);
            if (threads) {
                threadComes();
            }
        };
    }

    private void setOptions() {
        fixture.repeat = pick(List.of(Repeat.values()));
        fixture.maxSessions = chance.nextInt(4);
        fixture.maxQrCodes = chance.nextInt(4);
        fixture.expectedPhone = pick(List.of(LinkingFixture.PHONE, OTHER_PHONE, ""));
        fixture.expectedPhone = fixture.expectedPhone.isEmpty() ? null : fixture.expectedPhone;
        fixture.expectsPrevious = fixture.expectedPhone == null && chance.nextBoolean();
        fixture.logoutWrongAccount = chance.nextBoolean();
        fixture.startupTimeout = Duration.ofSeconds(chance.nextInt(2) * 60L);
        fixture.turnstile = new Turnstile(fixture.timer, chance.nextInt(2), line -> {});
        fixture.random = chance::nextLong;
        fixture.http.answer("logout", "{\"isLogout\":true}");
        fixture.http.answer("disconnect", "{\"value\":true}");
    }

    private void setFlaw() {
        fixture.sockets.tellsEarly = flaw == Flaw.OVERLAPS_SOCKETS;
        fixture.route.picksEarly = flaw == Flaw.PICKS_EVENTS_EARLY;
        fixture.sessionTimeout = flaw == Flaw.IGNORES_THE_TIME_OUT ? Duration.ofDays(1) : fixture.sessionTimeout;
        fixture.maxSessions = flaw == Flaw.IGNORES_THE_BOUND ? 0 : fixture.maxSessions;
        fixture.expectedPhone = flaw == Flaw.ACCEPTS_ANYBODY ? null : fixture.expectedPhone;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(chance.nextInt(choices.size()));
    }

    private void threadComes() {
        Runnable task = threadless.poll();
        if (task != null) {
            task.run();
        }
    }

    /** Lives it through, and names the rules that were broken. */
    List<String> live() {
        for (int i = 0; i < STEPS; i++) {
            step();
        }
        allIsWell();
        stop();
        fixture.sockets.opened.forEach(FakeSockets.FakeSocket::closes);
        calm();
        // The turnstile notices within a second that nobody waits any more.
        fixture.pass(1);
        rules.check(fixture.isAtRest(), "what was stopped left something behind");
        rules.check(fixture.sockets.mostOpen <= 1, "two sockets were open at a time");
        rules.check(!fixture.route.overlapped, "two events were in the route at a time");
        return rules.broken();
    }

    Set<String> typesOfEvents() {
        return new TreeSet<>(fixture.route.types());
    }

    private void step() {
        switch (chance.nextInt(15)) {
            case 0 -> start();
            case 1 -> fixture.pass(chance.nextInt(30));
            case 2, 3 -> fixture.pass(chance.nextDouble() * 2);
            case 4, 5 -> routeChanges();
            case 6 -> threadComes();
            case 7 -> fixture.sockets.closeAtOnce = chance.nextBoolean();
            case 8 -> interrupt();
            default -> whims.happen();
        }
    }

    private void routeChanges() {
        if (prompt) {
            return;
        }
        switch (chance.nextInt(4)) {
            case 0 -> fixture.route.done();
            case 1 -> fixture.route.fails();
            case 2 -> fixture.route.slow = chance.nextBoolean();
            default -> threads = chance.nextBoolean();
        }
    }

    private void interrupt() {
        switch (chance.nextInt(6)) {
            case 0 -> stop();
            case 1 -> replace();
            case 2 -> {
                if (rules.isRunning()) {
                    rules.started();
                }
                fixture.linking().startAgain();
            }
            default -> {
                if (!fixture.watches.isEmpty()) {
                    fixture.watches.remove(0).run();
                }
            }
        }
    }

    private void start() {
        if (!rules.isRunning()) {
            rules.started();
        }
        fixture.started();
    }

    private void stop() {
        fixture.stop();
        rules.stopped();
    }

    private void replace() {
        if (flaw == Flaw.OVERLAPS_EVENTS) {
            fixture.routeLock = new KeyedLock<>();
        }
        fixture.replaced();
        rules.stopped();
        start();
    }

    /** The provider answers and the route works, so that every session ends. */
    private void allIsWell() {
        fixture.stateIs("notAuthorized");
        fixture.phoneIs(LinkingFixture.PHONE);
        fixture.codeIs(9);
        fixture.sockets.closeAtOnce = true;
        fixture.sockets.opened.stream().filter(socket -> socket.cancelled).forEach(FakeSockets.FakeSocket::closes);
        calm();
        String session = rules.session();
        fixture.pass(800);
        rules.hasEnded(session);
    }

    private void calm() {
        fixture.route.slow = false;
        threads = true;
        fixture.route.done();
        while (!threadless.isEmpty()) {
            threadComes();
        }
    }

    @Override
    public String toString() {
        return "seed " + seed + " " + flaw + ": " + rules.broken();
    }
}
