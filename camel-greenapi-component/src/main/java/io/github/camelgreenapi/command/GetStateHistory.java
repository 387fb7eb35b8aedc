/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.call.CallReply;
import io.github.camelgreenapi.internal.call.RequestCall;
import io.github.camelgreenapi.internal.provider.Json;
import io.github.camelgreenapi.internal.provider.SafeText;
import io.github.camelgreenapi.internal.provider.StateWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gets the past states of the account, newest first.
 *
 * @param count how many at most
 * @see <a href="https://green-api.com/en/docs/api/account/GetStateInstanceHistory/">GREEN-API:
 *     GetStateInstanceHistory</a>
 */
public record GetStateHistory(int count) implements Command<List<AccountState>> {

    /** The most states that GREEN-API gives. */
    public static final int MOST = 100;

    @Override
    public String operation() {
        return "stateHistory";
    }

    @Override
    public Call<List<AccountState>> on(Provider provider) {
        return switch (provider) {
            case GREEN_API ->
                RequestCall.read("getStateInstanceHistory", GetStateHistory::greenApi)
                        .where("count", count);
            case Z_API -> unsupported(provider);
        };
    }

    private static List<AccountState> greenApi(CallReply reply) {
        if (!reply.json().isArray()) {
            throw reply.failure(GreenApiError.GARBLED_REPLY);
        }
        List<AccountState> states = new ArrayList<>();
        for (JsonNode entry : reply.json()) {
            String word = Json.text(entry, "stateInstance").orElse("unknown");
            Optional<Instant> at = Json.seconds(entry, "timestamp");
            if (at.isEmpty()) {
                // A state without a time has no place in a history.
                continue;
            }
            String phone = Json.text(entry, "phoneNumber")
                    .flatMap(PhoneNumber::ofWid)
                    .map(PhoneNumber::digits)
                    .orElse(null);
            states.add(new AccountState(
                    reply.provider(),
                    reply.instance(),
                    at.get(),
                    StateWords.greenApi(word),
                    SafeText.of(reply.account(), word),
                    phone));
        }
        return List.copyOf(states);
    }
}
