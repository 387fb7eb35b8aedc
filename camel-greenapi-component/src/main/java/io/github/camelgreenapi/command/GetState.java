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

    private static AccountState greenApi(CallReply answer) {
        if (answer.json().isNull()) {
            return StateWords.beingCreated(answer.account(), answer.at());
        }
        String word = Json.text(answer.object(), "stateInstance")
                .orElseThrow(() -> answer.failure(GreenApiError.GARBLED_REPLY));
        return state(answer, StateWords.greenApi(word), word, null);
    }

    // The member error is filled in the healthy answer too; only connected decides whether a number is linked.
    private static AccountState zApi(CallReply answer) {
        JsonNode body = answer.json();
        boolean stated = Json.yes(body, "connected") || Json.no(body, "connected");
        if (!answer.reply().successful() || !stated) {
            GreenApiException error = answer.error();
            throw error != null ? error : answer.failure(GreenApiError.GARBLED_REPLY);
        }
        return Json.yes(body, "connected")
                ? zApi(answer, body, Json.no(body, "smartphoneConnected"))
                : state(
                        answer,
                        AccountState.Value.NOT_AUTHORIZED,
                        Json.text(body, "error").orElse("not connected"),
                        null);
    }

    private static AccountState zApi(CallReply answer, JsonNode body, boolean phoneOffline) {
        return state(
                answer,
                phoneOffline ? AccountState.Value.SLEEP_MODE : AccountState.Value.AUTHORIZED,
                Json.text(body, "error").orElse(phoneOffline ? "smartphone not connected" : "connected"),
                null);
    }

    private static AccountState state(CallReply answer, AccountState.Value value, String raw, String phone) {
        return new AccountState(
                answer.provider(), answer.instance(), answer.at(), value, SafeText.of(answer.account(), raw), phone);
    }
}
