/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import java.time.Duration;

/** The refusal of a request, with the status of the response. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Duration retryAfter;

    /** @param word the reason, which the page translates */
    Refusal(int status, String word) {
        this(status, word, null);
    }

    /** @param retryAfter null when it makes no sense to try again */
    Refusal(int status, String word, Duration retryAfter) {
        super(word, null, false, false);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    Response response() {
        Response response = Response.error(status, word());
        return retryAfter == null
                ? response
                : response.with(
                        "Retry-After", String.valueOf(retryAfter.plusMillis(999).toSeconds()));
    }

    int status() {
        return status;
    }

    String word() {
        return getMessage();
    }
}
