/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import io.github.camelgreenapi.account.AccountState;

/**
 * What GREEN-API's words for states mean.
 *
 * @see <a href="https://green-api.com/en/docs/api/account/GetStateInstance/">GetStateInstance</a>
 */
public final class StateWords {

    private StateWords() {}

    /** The state; {@code UNKNOWN} for words that are new. */
    public static AccountState.Value greenApi(String word) {
        return switch (word) {
            case "authorized" -> AccountState.Value.AUTHORIZED;
            case "notAuthorized" -> AccountState.Value.NOT_AUTHORIZED;
            case "starting" -> AccountState.Value.STARTING;
            case "blocked" -> AccountState.Value.BLOCKED;
            // Renamed by the provider in July 2026; both words are in use.
            case "suspended", "yellowCard" -> AccountState.Value.SUSPENDED;
            case "sleepMode" -> AccountState.Value.SLEEP_MODE;
            default -> AccountState.Value.UNKNOWN;
        };
    }
}
