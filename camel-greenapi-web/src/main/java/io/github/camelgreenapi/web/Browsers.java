/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import java.net.URI;
import java.time.Duration;

/** Identifies browsers by a cookie that is valid for one link only and hidden from scripts. */
final class Browsers {

    // As long as a link can.
    private static final Duration LIVES = LinkPages.LONGEST;
    private static final int NAME_DIGITS = 8;

    private final boolean embedded;

    /** @param embedded whether pages of other sites may embed the page, where a browser keeps cookies for each site */
    Browsers(boolean embedded) {
        this.embedded = embedded;
    }

    /** @param isNew whether the browser does not have it yet */
    record Key(String name, String secret, boolean isNew) {

        String digest() {
            return RandomText.digest(secret);
        }

        /** The secret is hidden. */
        @Override
        public String toString() {
            return "Key[" + name + "]";
        }
    }

    Key keyOf(Request request, String ticket) {
        String name = "greenapi-link-" + RandomText.digest(ticket).substring(0, NAME_DIGITS);
        String secret = request.cookie(name);
        return secret == null ? new Key(name, RandomText.next(), true) : new Key(name, secret, false);
    }

    // Without a path it is the link's own, also behind a proxy that serves it below another one.
    String cookie(Key key, Request request) {
        String cookie = key.name() + "=" + key.secret() + "; HttpOnly; Max-Age=" + LIVES.toSeconds();
        if (embedded) {
            return cookie + "; SameSite=None; Secure; Partitioned";
        }
        return cookie + "; SameSite=Strict" + (isSecure(request) ? "; Secure" : "");
    }

    private static boolean isSecure(Request request) {
        return request.header("X-Forwarded-Proto").orElse("").equals("https")
                || request.address().map(URI::getScheme).orElse("").equals("https");
    }
}
