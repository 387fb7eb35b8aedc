/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.account.Report;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.call.CallReply;
import io.github.camelgreenapi.internal.call.RequestCall;
import java.time.Instant;

/**
 * Gets the linked number and its profile.
 *
 * @see <a href="https://green-api.com/en/docs/api/account/GetWaSettings/">GREEN-API: GetWaSettings</a>
 * @see <a href="https://developer.z-api.io/en/instance/device">Z-API: Device</a>
 */
public record GetAccount() implements Command<GetAccount.AccountInfo> {

    /**
     * The linked number and its profile; values that the provider does not report are null.
     *
     * @param wid the WhatsApp id, such as {@code 441234567890@c.us}
     * @param phone digits only
     * @param state the provider's own word for the account's state
     */
    public record AccountInfo(
            Provider provider,
            String instance,
            Instant at,
            String wid,
            String phone,
            String pushname,
            String avatar,
            String deviceId,
            String state)
            implements Report {

        @Override
        public String type() {
            return "account";
        }

        @Override
        public String getProvider() {
            return provider.id();
        }

        @Override
        public String getAt() {
            return at.toString();
        }

        /** Who is linked is hidden. */
        @Override
        public String toString() {
            return "AccountInfo[" + provider + ":" + instance + " at " + at + "]";
        }
    }

    @Override
    public String operation() {
        return "account";
    }

    @Override
    public Call<AccountInfo> on(Provider provider) {
        return switch (provider) {
            case GREEN_API ->
                RequestCall.read(
                        "getWaSettings", reply -> info(reply, reply.text("deviceId"), reply.text("stateInstance")));
            case Z_API -> RequestCall.read("device", reply -> info(reply, reply.text("sessionId"), null));
        };
    }

    private static AccountInfo info(CallReply reply, String device, String state) {
        reply.object();
        String phone = reply.text("phone");
        String digits = PhoneNumber.ofWid(phone != null ? phone : reply.text("deviceId"))
                .map(PhoneNumber::digits)
                .orElse(null);
        return new AccountInfo(
                reply.provider(),
                reply.instance(),
                reply.at(),
                digits == null ? null : digits + "@c.us",
                digits,
                reply.text("pushname", "name"),
                reply.text("avatar", "imgUrl"),
                device,
                state);
    }
}
