/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.webhook;

import java.net.URI;

/** Keeps a simulator's traffic on the machine it runs on. */
public final class Loopback {

    private Loopback() {}

    /** Refuses a webhook that is neither empty nor on a loopback address. */
    public static void check(String url) {
        if (!url.isEmpty() && !isLoopback(url)) {
            throw new IllegalArgumentException(
                    "The simulator delivers webhooks to loopback addresses only (http://127.0.0.1:…, http://localhost:…)");
        }
    }

    private static boolean isLoopback(String url) {
        try {
            String host = URI.create(url).getHost();
            return host != null
                    && (host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
