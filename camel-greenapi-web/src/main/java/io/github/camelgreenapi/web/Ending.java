/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

/** The reason why a link is no longer valid. */
enum Ending {
    EXPIRED("expired"),
    USED("used"),
    REPLACED("replaced"),
    WITHDRAWN("withdrawn");

    private final String word;

    Ending(String word) {
        this.word = word;
    }

    /** The word for it in responses and events. */
    String word() {
        return word;
    }
}
