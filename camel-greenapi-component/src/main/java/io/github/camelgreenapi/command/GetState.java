/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.call.CallReply;
import io.github.camelgreenapi.internal.call.RequestCall;
import io.github.camelgreenapi.internal.provider.Json;
import io.github.camelgreenapi.internal.provider.SafeText;
import io.github.camelgreenapi.internal.provider.StateWords;

/**
 * Gets the state of the account.
 *
 * @see <a href="https://green-api.com/en/docs/api/account/GetStateInstance/">GREEN-API: GetStateInstance</a>
 * @see <a href="https://developer.z-api.io/en/instance/status">Z-API: Status</a>
 */
public record GetState() implements Command<AccountState> {

    @Override
    public String operation() {
        return "state";
    }

    @Override
    public Call<AccountState> on(Provider provider) {
        return switch (provider) {
            case GREEN_API -> RequestCall.read("getStateInstance", GetState::greenApi);
            case Z_API -> RequestCall.read("status", GetState::zApi).acceptingErrors();
        };
    }

    private static AccountState greenApi(CallReply reply) {
        if (reply.json().isNull()) {
            return StateWords.beingCreated(reply.account(), reply.at());
        }
        String word = Json.text(reply.object(), "stateInstance")
                .orElseThrow(() -> reply.failure(GreenApiError.GARBLED_REPLY));
        return state(reply, StateWords.greenApi(word), word, null);
    }

    // The member error is filled in the healthy reply too; only connected decides whether a number is linked.
    private static AccountState zApi(CallReply reply) {
        JsonNode body = reply.json();
        boolean stated = Json.yes(body, "connected") || Json.no(body, "connected");
        if (!reply.http().successful() || !stated) {
            GreenApiException error = reply.error();
            throw error != null ? error : reply.failure(GreenApiError.GARBLED_REPLY);
        }
        return Json.yes(body, "connected")
                ? zApi(reply, body, Json.no(body, "smartphoneConnected"))
                : state(
                        reply,
                        AccountState.Value.NOT_AUTHORIZED,
                        Json.text(body, "error").orElse("not connected"),
                        null);
    }

    private static AccountState zApi(CallReply reply, JsonNode body, boolean phoneOffline) {
        return state(
                reply,
                phoneOffline ? AccountState.Value.SLEEP_MODE : AccountState.Value.AUTHORIZED,
                Json.text(body, "error").orElse(phoneOffline ? "smartphone not connected" : "connected"),
                null);
    }

    private static AccountState state(CallReply reply, AccountState.Value value, String raw, String phone) {
        return new AccountState(
                reply.provider(), reply.instance(), reply.at(), value, SafeText.of(reply.account(), raw), phone);
    }
}
