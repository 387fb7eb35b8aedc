/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.failure;

/** The kinds of failure that a caller can tell apart. */
public enum GreenApiError {
    /** The credentials are not accepted; also told for some minutes after an instance was created. */
    UNAUTHORIZED(false, true, "the credentials are not accepted"),
    /** The instance does not belong to these credentials, or the caller's address is not allowed. */
    FORBIDDEN(false, false, "access is forbidden"),
    /** There is no such instance or method. */
    NOT_FOUND(false, false, "there is no such instance or method"),
    /** The request is wrong. */
    BAD_REQUEST(false, false, "the request is refused as wrong"),
    /** The instance is starting or synchronising; it is usable seconds to minutes later. */
    INSTANCE_STARTING(true, true, "the instance is starting; try again later"),
    /** The call needs a linked account. */
    NOT_LINKED(false, false, "no account is linked"),
    /** The call needs an account that is not linked. */
    ALREADY_LINKED(false, false, "the account is linked already"),
    /** The instance keeps stale credentials: log out, then link again. */
    LOGOUT_REQUIRED(false, false, "the instance keeps an old link; log out first"),
    /** No pairing code was issued: the account is linked already, or the provider failed to get one. */
    CODE_NOT_ISSUED(true, false, "no code was issued; the account may be linked already, or try again later"),
    /** The instance is not paid for; also told for some minutes after an instance was created. */
    SUBSCRIPTION_EXPIRED(false, true, "the instance's subscription has expired"),
    /** Too many calls. */
    RATE_LIMITED(true, true, "too many calls"),
    /** The tariff's quota is used up. */
    QUOTA_EXCEEDED(false, false, "the tariff's quota is used up"),
    /** The provider does not offer this. */
    UNSUPPORTED(false, false, "the provider does not offer this"),
    /** The provider could not be reached, or the connection was lost. */
    UNREACHABLE(true, true, "the provider could not be reached"),
    /** No answer in time. */
    TIMEOUT(true, true, "there was no answer in time"),
    /** The provider failed. */
    SERVER_ERROR(true, true, "the provider failed"),
    /** The answer is not what the provider's documentation promises. */
    GARBLED_REPLY(true, true, "the answer is not understood"),
    /** Changed settings did not come into force in time. */
    SETTINGS_NOT_APPLIED(false, false, "the settings did not come into force in time");

    private final boolean retryable;
    private final boolean anotherSessionMayHelp;
    private final String meaning;

    GreenApiError(boolean retryable, boolean anotherSessionMayHelp, String meaning) {
        this.retryable = retryable;
        this.anotherSessionMayHelp = anotherSessionMayHelp;
        this.meaning = meaning;
    }

    /** Whether the same call may succeed later with nothing changed. */
    public boolean retryable() {
        return retryable;
    }

    /** Whether another linking session may get past it: what is retryable, and what new instances show at first. */
    public boolean anotherSessionMayHelp() {
        return anotherSessionMayHelp;
    }

    /** What it means, as a clause for messages. */
    public String meaning() {
        return meaning;
    }
}
