/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.call.CallReply;
import io.github.camelgreenapi.internal.call.RequestCall;
import io.github.camelgreenapi.internal.provider.Json;
import io.github.camelgreenapi.internal.provider.ProviderError;
import io.github.camelgreenapi.internal.provider.ZApiCodes;
import java.time.Duration;
import java.util.Map;

/**
 * Requests a pairing code. A new code invalidates the previous one, so the component never repeats the request.
 *
 * @see <a href="https://green-api.com/en/docs/api/account/GetAuthorizationCode/">GREEN-API: GetAuthorizationCode</a>
 * @see <a href="https://developer.z-api.io/en/instance/phone-code">Z-API: phone code</a>
 */
public record RequestAuthorizationCode(PhoneNumber phone) implements Command<AuthorizationCode> {

    // GREEN-API says "approximately 2.5 minutes", Z-API nothing.
    private static final Duration LIVES = Duration.ofSeconds(150);

    @Override
    public String operation() {
        return "authorizationCode";
    }

    @Override
    public Call<AuthorizationCode> on(Provider provider) {
        return switch (provider) {
            case GREEN_API ->
                RequestCall.post(
                        "getAuthorizationCode", Map.of("phoneNumber", Long.parseLong(phone.digits())), reply -> {
                            if (Json.no(reply.object(), "status")) {
                                throw reply.failure(GreenApiError.CODE_NOT_ISSUED);
                            }
                            return issued(reply, "code");
                        });
            case Z_API ->
                RequestCall.act("phone-code", RequestAuthorizationCode::zApi)
                        .at(phone.digits())
                        .acceptingErrors();
        };
    }

    private static AuthorizationCode zApi(CallReply reply) {
        if (reply.json().hasNonNull("challenge")) {
            throw reply.failure(new ProviderError(
                    GreenApiError.CODE_NOT_ISSUED,
                    "WhatsApp demands a passkey for this account, which only a person with a browser can give"));
        }
        if (ZApiCodes.linkedAlready(reply.http())) {
            throw reply.failure(GreenApiError.ALREADY_LINKED);
        }
        if (reply.error() != null) {
            throw reply.error();
        }
        reply.object();
        return issued(reply, "value", "code", "phoneCode", "pairingCode");
    }

    private static AuthorizationCode issued(CallReply reply, String... members) {
        String code = reply.text(members);
        // A message to a person, such as "Try again later", is not a code.
        if (code == null || !code.matches("[A-Za-z0-9-]{4,20}")) {
            throw reply.failure(GreenApiError.CODE_NOT_ISSUED);
        }
        return new AuthorizationCode(
                reply.provider(), reply.instance(), reply.at(), code, reply.at().plus(LIVES));
    }
}
