/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.account.Report;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.call.CallReply;
import io.github.camelgreenapi.internal.call.RequestCall;
import io.github.camelgreenapi.internal.provider.Json;
import io.github.camelgreenapi.internal.provider.StateWords;
import java.time.Duration;
import java.time.Instant;

/**
 * Unlinks the account; the instance stays and can link another number.
 *
 * @see <a href="https://green-api.com/en/docs/api/account/Logout/">GREEN-API: Logout</a>
 * @see <a href="https://developer.z-api.io/en/instance/disconnect">Z-API: Disconnect</a>
 */
public record Logout() implements Command<Logout.LoggedOut> {

    /** The account is unlinked. */
    public record LoggedOut(Provider provider, String instance, Instant at) implements Report {

        @Override
        public String type() {
            return "logout";
        }

        @Override
        public String getProvider() {
            return provider.id();
        }

        @Override
        public String getAt() {
            return at.toString();
        }
    }

    @Override
    public String operation() {
        return "logout";
    }

    @Override
    public boolean changesState() {
        return true;
    }

    @Override
    public Call<LoggedOut> on(Provider provider) {
        return switch (provider) {
            case GREEN_API ->
                RequestCall.act("logout", reply -> {
                    reply.requireYes("isLogout");
                    return new LoggedOut(provider, reply.instance(), reply.at());
                });
            // The reply is not documented everywhere, so only the state shows whether the logout worked.
            case Z_API ->
                RequestCall.act("disconnect", Logout::zApi).then(reply -> new Call.Until<>(
                                new GetState().on(provider),
                                state -> !StateWords.isLinked(state.value()),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(15),
                                GreenApiError.SERVER_ERROR,
                                "the account is still linked")
                        .map(state -> reply));
        };
    }

    private static LoggedOut zApi(CallReply reply) {
        if (Json.no(reply.json(), "value")) {
            throw reply.failure(GreenApiError.SERVER_ERROR);
        }
        return new LoggedOut(reply.provider(), reply.instance(), reply.at());
    }
}
