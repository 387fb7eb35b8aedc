/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import io.github.camelgreenapi.internal.concurrent.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Limits how often a page, and an IP address, may request codes and linkings, which WhatsApp limits as well.
 *
 * <p>Guesses are counted for tickets that do not exist only, so that no stranger can shut out somebody with a link.
 */
final class Limits {

    private static final String ADDRESS = "CamelVertxPlatformHttpRemoteAddress";
    // The address of all who send a proxy's header twice, or as a parameter, which no browser does.
    private static final String AMBIGUOUS = "ambiguous";

    private final String addressHeader;
    private final RateLimit guesses;
    private final RateLimit codeAtATime;
    private final RateLimit codesOfATicket;
    private final RateLimit codesOfAnAddress;
    private final RateLimit againAtATime;
    private final RateLimit againOfATicket;
    private final RateLimit againOfAnAddress;

    /** @param addressHeader where a reverse proxy writes the browser's address; null without one */
    Limits(Timer timer, String addressHeader) {
        this.addressHeader = addressHeader;
        guesses = new RateLimit(timer, 20, Duration.ofMinutes(1));
        codeAtATime = new RateLimit(timer, 1, Duration.ofSeconds(30));
        codesOfATicket = new RateLimit(timer, 5, Duration.ofHours(1));
        codesOfAnAddress = new RateLimit(timer, 20, Duration.ofHours(1));
        againAtATime = new RateLimit(timer, 1, Duration.ofSeconds(5));
        againOfATicket = new RateLimit(timer, 10, Duration.ofHours(1));
        againOfAnAddress = new RateLimit(timer, 40, Duration.ofHours(1));
    }

    /** @throws Refusal 429 when this was one guess too many */
    void guessed(Request request) {
        use(Map.of(guesses, address(request)));
    }

    /** @throws Refusal 429 */
    void codeRequested(Request request, String ticket) {
        String key = RandomText.digest(ticket);
        use(with(codesOfAnAddress, request, Map.of(codeAtATime, key, codesOfATicket, key)));
    }

    /** @throws Refusal 429 */
    void againRequested(Request request, String ticket) {
        String key = RandomText.digest(ticket);
        use(with(againOfAnAddress, request, Map.of(againAtATime, key, againOfATicket, key)));
    }

    // An engine that does not say where a browser is must not make all of them one.
    private Map<RateLimit, String> with(RateLimit limit, Request request, Map<RateLimit, String> others) {
        Map<RateLimit, String> all = new HashMap<>(others);
        String address = address(request);
        if (!address.isEmpty()) {
            all.put(limit, address);
        }
        return all;
    }

    // In one step: of two requests at the same moment, the second must find the first one counted.
    private synchronized void use(Map<RateLimit, String> keys) {
        Duration longest = keys.entrySet().stream()
                .map(entry -> entry.getKey().delay(entry.getValue()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        if (!longest.isZero()) {
            throw new Refusal(429, "tooOften", longest);
        }
        keys.forEach(RateLimit::use);
    }

    private String address(Request request) {
        if (addressHeader == null) {
            return request.peer(ADDRESS);
        }
        if (!request.has(addressHeader)) {
            return "";
        }
        // The last one was written by the proxy; what stands before it, the browser may have made up.
        return request.header(addressHeader)
                .map(addresses ->
                        addresses.substring(addresses.lastIndexOf(',') + 1).strip())
                .orElse(AMBIGUOUS);
    }
}
