/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.account.Report;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.provider.Complaint;
import io.github.camelgreenapi.provider.Json;
import io.github.camelgreenapi.provider.ZApiCodes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A code that the person types on the phone under <em>Linked devices</em>; it is a credential.
 *
 * @param code as the provider sent it
 * @param expiresAt about when it stops to be accepted; neither provider promises the second
 */
public record AuthorizationCode(Provider provider, String instance, Instant at, String code, Instant expiresAt)
        implements Report {

    // GREEN-API says "approximately 2.5 minutes", Z-API nothing.
    private static final Duration LIVES = Duration.ofSeconds(150);

    /**
     * Asks for a code. Each request makes the code of the one before worthless, so it is never repeated by itself.
     *
     * @see <a href="https://green-api.com/en/docs/api/account/GetAuthorizationCode/">GREEN-API:
     *     GetAuthorizationCode</a>
     * @see <a href="https://developer.z-api.io/en/instance/phone-code">Z-API: phone code</a>
     */
    public record Request(PhoneNumber phone) implements Command<AuthorizationCode> {

        @Override
        public String operation() {
            return "authorizationCode";
        }

        @Override
        public Call<AuthorizationCode> on(Provider provider) {
            return switch (provider) {
                case GREEN_API ->
                    Ask.post("getAuthorizationCode", Map.of("phoneNumber", Long.parseLong(phone.digits())), answer -> {
                        if (Json.no(answer.object(), "status")) {
                            throw answer.failure(GreenApiError.CODE_NOT_ISSUED);
                        }
                        return issued(answer, "code");
                    });
                case Z_API ->
                    Ask.act("phone-code", Request::zApi).at(phone.digits()).readingComplaints();
            };
        }

        private static AuthorizationCode zApi(Answer answer) {
            if (answer.json().hasNonNull("challenge")) {
                throw answer.failure(new Complaint(
                        GreenApiError.CODE_NOT_ISSUED,
                        "WhatsApp demands a passkey for this account, which only a person with a browser can give"));
            }
            if (ZApiCodes.linkedAlready(answer.reply())) {
                throw answer.failure(GreenApiError.ALREADY_LINKED);
            }
            if (answer.complaint() != null) {
                throw answer.complaint();
            }
            answer.object();
            return issued(answer, "value", "code", "phoneCode", "pairingCode");
        }

        private static AuthorizationCode issued(Answer answer, String... members) {
            String code = answer.text(members);
            // A word to a person, such as "Try again later", is no code.
            if (code == null || !code.matches("[A-Za-z0-9-]{4,20}")) {
                throw answer.failure(GreenApiError.CODE_NOT_ISSUED);
            }
            return new AuthorizationCode(
                    answer.provider(),
                    answer.instance(),
                    answer.at(),
                    code,
                    answer.at().plus(LIVES));
        }
    }

    @Override
    public String type() {
        return "authorizationCode";
    }

    @Override
    public String getProvider() {
        return provider.word();
    }

    @Override
    public String getAt() {
        return at.toString();
    }

    /** The code as WhatsApp shows it, halved by a hyphen. */
    public String displayCode() {
        String letters = code.replaceAll("[\\s-]", "");
        int half = letters.length() / 2;
        return letters.length() < 6 ? letters : letters.substring(0, half) + "-" + letters.substring(half);
    }

    /** {@link #displayCode()}, for JSON. */
    public String getDisplayCode() {
        return displayCode();
    }

    /** {@code expiresAt} in ISO 8601, for JSON. */
    public String getExpiresAt() {
        return expiresAt.toString();
    }

    /** The code is hidden. */
    @Override
    public String toString() {
        return "AuthorizationCode[" + provider + ":" + instance + " expires " + expiresAt + "]";
    }
}
