/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.failure;

/** The kind of a failure, on which a caller can act. */
public enum GreenApiError {
    /** The credentials are not accepted. A new instance also reports this during its first minutes. */
    UNAUTHORIZED(false, true, "the credentials are not accepted"),
    /** The instance does not belong to these credentials, or the caller's address is not allowed. */
    FORBIDDEN(false, false, "access is forbidden"),
    /** There is no such instance or method. */
    NOT_FOUND(false, false, "there is no such instance or method"),
    /** The provider refused the request as invalid. */
    BAD_REQUEST(false, false, "the provider refused the request as invalid"),
    /** The instance is starting or synchronising; it is usable seconds to minutes later. */
    INSTANCE_STARTING(true, true, "the instance is starting; try again later"),
    /** The call needs a linked account. */
    NOT_LINKED(false, false, "no account is linked"),
    /** The call needs an account that is not linked. */
    ALREADY_LINKED(false, false, "the account is linked already"),
    /** The instance holds stale credentials: log out, then link again. */
    LOGOUT_REQUIRED(false, false, "the instance holds an outdated link; log out first"),
    /** No pairing code was issued: the account is linked already, or the provider failed to get one. */
    CODE_NOT_ISSUED(true, false, "no code was issued; the account may be linked already, or try again later"),
    /** The instance's subscription has expired. A new instance also reports this during its first minutes. */
    SUBSCRIPTION_EXPIRED(false, true, "the instance's subscription has expired"),
    /** Too many calls. */
    RATE_LIMITED(true, true, "too many calls"),
    /** The tariff's quota is used up. */
    QUOTA_EXCEEDED(false, false, "the tariff's quota is used up"),
    /** The provider does not offer this. */
    UNSUPPORTED(false, false, "the provider does not offer this"),
    /** The provider could not be reached, or the connection was lost. */
    UNREACHABLE(true, true, "the provider could not be reached"),
    /** No reply arrived in time. */
    TIMEOUT(true, true, "no reply arrived in time"),
    /** The provider failed. */
    SERVER_ERROR(true, true, "the provider failed"),
    /** The reply does not match the provider's documentation. */
    GARBLED_REPLY(true, true, "the reply cannot be understood"),
    /** Changed settings did not come into force in time. */
    SETTINGS_NOT_APPLIED(false, false, "the settings did not come into force in time"),
    /** Something that must not be done twice may have been done or not: find out before you repeat it. */
    OUTCOME_UNKNOWN(false, false, "it is not known whether it was done");

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

    /**
     * Whether another linking session may succeed: so for retryable kinds, and for those that a new instance reports.
     */
    public boolean anotherSessionMayHelp() {
        return anotherSessionMayHelp;
    }

    /** The meaning, as a clause for messages. */
    public String meaning() {
        return meaning;
    }
}
