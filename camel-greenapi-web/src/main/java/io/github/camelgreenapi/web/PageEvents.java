/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.command.AuthorizationCode;
import io.github.camelgreenapi.command.GetAccount.AccountInfo;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.LinkFailed;
import io.github.camelgreenapi.event.LinkTimedOut;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.event.PasskeyRequired;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.event.WrongAccount;
import io.github.camelgreenapi.failure.GreenApiError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Translates the component's events into those that a person may see.
 *
 * <p>A page is shown to somebody who is not the operator: it names neither the instance nor a full number, and repeats
 * none of the provider's words.
 */
final class PageEvents {

    private static final int LONGEST_NAME = 64;

    private PageEvents() {}

    static Map<String, Object> of(QrCode code) {
        return members(
                "dataUri", code.dataUri(),
                "sequence", code.sequence(),
                "receivedAt", code.receivedAt().toString(),
                "expiresAt", code.expiresAt().toString());
    }

    static Map<String, Object> of(AuthorizationCode code) {
        return members(
                "code", code.code(),
                "displayCode", code.displayCode(),
                "receivedAt", code.at().toString(),
                "expiresAt", code.expiresAt().toString());
    }

    static Map<String, Object> of(Linked linked) {
        return who(linked.phone(), linked.pushname());
    }

    static Map<String, Object> of(AccountInfo account) {
        return who(account.phone(), account.pushname());
    }

    /**
     * What there is to say of how a session ended; empty for what a person need not know.
     *
     * @param passkeyHelp null for none
     */
    static Optional<Map<String, Object>> of(LinkEvent event, String passkeyHelp) {
        if (event instanceof WrongAccount wrong) {
            return Optional.of(
                    members("expected", wrong.expected(), "actual", wrong.actual(), "loggedOut", wrong.loggedOut()));
        } else if (event instanceof PasskeyRequired) {
            return Optional.of(members("help", passkeyHelp));
        } else if (event instanceof LinkTimedOut timedOut) {
            return Optional.of(members("codesShown", timedOut.codesShown()));
        } else if (event instanceof LinkFailed failed) {
            return Optional.of(members("reason", reason(failed.kind()), "again", failed.anotherSession()));
        }
        return Optional.empty();
    }

    /** A word for why something failed; what to do about it is all that a person needs to know. */
    static String reason(GreenApiError kind) {
        return switch (kind) {
            case UNREACHABLE, TIMEOUT, SERVER_ERROR, GARBLED_REPLY, RATE_LIMITED -> "providerAway";
            case INSTANCE_STARTING -> "starting";
            case ALREADY_LINKED -> "alreadyLinked";
            case CODE_NOT_ISSUED -> "codeNotIssued";
            case UNAUTHORIZED,
                    FORBIDDEN,
                    NOT_FOUND,
                    BAD_REQUEST,
                    NOT_LINKED,
                    LOGOUT_REQUIRED,
                    SUBSCRIPTION_EXPIRED,
                    QUOTA_EXCEEDED,
                    UNSUPPORTED,
                    SETTINGS_NOT_APPLIED,
                    OUTCOME_UNKNOWN -> "operatorNeeded";
        };
    }

    private static Map<String, Object> who(String phone, String name) {
        return members(
                "phone",
                PhoneNumber.ofWid(phone).map(PhoneNumber::masked).orElse(null),
                "name",
                name == null ? null : shown(name));
    }

    // The person chose the name, so a page shows one line of it only.
    private static String shown(String name) {
        String line = name.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME) + "…";
    }

    /** Names and values in turn; null values are left out. */
    static Map<String, Object> members(Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                members.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return members;
    }
}
