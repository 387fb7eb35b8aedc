/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.account.Report;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.provider.Json;
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
                        if (!Json.yes(answer.object(), "status") && answer.text("code") == null) {
                            throw answer.failure(GreenApiError.CODE_NOT_ISSUED);
                        }
                        return issued(answer, "code");
                    });
                case Z_API ->
                    Ask.act("phone-code", answer -> {
                                if (Json.yes(answer.object(), "connected")) {
                                    throw answer.failure(GreenApiError.ALREADY_LINKED);
                                }
                                return issued(answer, "value", "code", "phoneCode", "pairingCode");
                            })
                            .at(phone.digits());
            };
        }

        private static AuthorizationCode issued(Answer answer, String... members) {
            String code = answer.text(members);
            if (code == null) {
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

    /** {@link #displayCode()}, for JSON and expression languages. */
    public String getDisplayCode() {
        return displayCode();
    }

    /** {@code expiresAt} in ISO 8601, for JSON and expression languages. */
    public String getExpiresAt() {
        return expiresAt.toString();
    }

    /** The code is hidden. */
    @Override
    public String toString() {
        return "AuthorizationCode[" + provider + ":" + instance + " expires " + expiresAt + "]";
    }
}
