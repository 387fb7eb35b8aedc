/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import java.time.Instant;

/**
 * The meanings of GREEN-API's words for states.
 *
 * @see <a href="https://green-api.com/en/docs/api/account/GetStateInstance/">GetStateInstance</a>
 */
public final class StateWords {

    // What GREEN-API answers while the instance is being created.
    private static final String NO_STATE_YET = "null";

    private StateWords() {}

    /** The state of an instance that is still being created. */
    public static AccountState beingCreated(GreenApiAccount account, Instant at) {
        return new AccountState(
                account.provider(), account.instance(), at, AccountState.Value.STARTING, NO_STATE_YET, null);
    }

    /** Whether the instance is still being created, so that its account has no state yet. */
    public static boolean isBeingCreated(AccountState state) {
        return state.raw().equals(NO_STATE_YET);
    }

    /** Whether a number is linked, whatever else may be wrong. */
    public static boolean isLinked(AccountState.Value state) {
        return switch (state) {
            case AUTHORIZED, SUSPENDED, SLEEP_MODE -> true;
            case NOT_AUTHORIZED, STARTING, BLOCKED, UNKNOWN -> false;
        };
    }

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
