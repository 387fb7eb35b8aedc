/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.account.Report;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.call.CallReply;
import io.github.camelgreenapi.internal.call.RequestCall;
import io.github.camelgreenapi.internal.provider.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Restarts the instance; a link survives it, a QR code or pairing code does not.
 *
 * @see <a href="https://green-api.com/en/docs/api/account/Reboot/">GREEN-API: Reboot</a>
 * @see <a href="https://developer.z-api.io/en/instance/restart">Z-API: Restart</a>
 */
public record Reboot() implements Command<Reboot.Rebooted> {

    /** The restart was accepted; it takes seconds to minutes. */
    public record Rebooted(Provider provider, String instance, Instant at) implements Report {

        @Override
        public String type() {
            return "reboot";
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
        return "reboot";
    }

    @Override
    public boolean changesState() {
        return true;
    }

    @Override
    public Call<Rebooted> on(Provider provider) {
        return switch (provider) {
            case GREEN_API -> restart("reboot", "isReboot");
            case Z_API ->
                new GetState()
                        .on(provider)
                        .then(state -> state.raw().toLowerCase(Locale.ROOT).contains("restore the session")
                                ? restoreOrRestart()
                                : restart("restart", "value"));
        };
    }

    // Z-API does not document this method any more, though it asks for it in words.
    private static Call<Rebooted> restoreOrRestart() {
        return RequestCall.<Optional<Rebooted>>act(
                        "restore-session",
                        reply -> reply.error() == null && Json.yes(reply.json(), "value")
                                ? Optional.of(rebooted(reply))
                                : Optional.empty())
                .acceptingErrors()
                .then(restored ->
                        restored.<Call<Rebooted>>map(Call.Answered::new).orElseGet(() -> restart("restart", "value")));
    }

    private static Call<Rebooted> restart(String method, String success) {
        return RequestCall.act(method, reply -> {
            reply.requireYes(success);
            return rebooted(reply);
        });
    }

    private static Rebooted rebooted(CallReply reply) {
        return new Rebooted(reply.provider(), reply.instance(), reply.at());
    }
}
