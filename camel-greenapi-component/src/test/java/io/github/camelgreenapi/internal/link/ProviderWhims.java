/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import java.util.List;
import java.util.Random;

/** What a provider may do at any time: other answers, none, and frames that nothing led up to. */
final class ProviderWhims {

    private final LinkingFixture fixture;
    private final Random chance;

    ProviderWhims(LinkingFixture fixture, Random chance) {
        this.fixture = fixture;
        this.chance = chance;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(chance.nextInt(choices.size()));
    }

    void happen() {
        switch (chance.nextInt(6)) {
            case 0 -> fixture.stateIs(pick(List.of("notAuthorized", "starting", "authorized", "blocked")));
            case 1, 2 -> httpChanges();
            default -> socketSpeaks();
        }
    }

    private void httpChanges() {
        List<String> methods = List.of(fixture.qr(), fixture.state(), fixture.who());
        switch (chance.nextInt(8)) {
            case 0 -> fixture.http.stall(pick(methods));
            case 1 -> fixture.http.lose(pick(methods));
            case 2 ->
                fixture.http.answer(
                        pick(methods),
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
                socket.sends(LinkingFixture.error(pick(List.of("has auth", "starting", "already authorized", "?"))));
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
}
