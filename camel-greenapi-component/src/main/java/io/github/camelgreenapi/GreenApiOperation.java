/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.command.Command;
import io.github.camelgreenapi.command.GetAccount;
import io.github.camelgreenapi.command.GetQrCode;
import io.github.camelgreenapi.command.GetSettings;
import io.github.camelgreenapi.command.GetState;
import io.github.camelgreenapi.command.GetStateHistory;
import io.github.camelgreenapi.command.Logout;
import io.github.camelgreenapi.command.Reboot;
import io.github.camelgreenapi.command.ReceiveNotification;
import io.github.camelgreenapi.command.RequestAuthorizationCode;
import io.github.camelgreenapi.command.UpdateSettings;
import io.github.camelgreenapi.internal.call.Call;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an endpoint does: one line an operation, the rest of it stands in its command. */
public enum GreenApiOperation {
    qr(new GetQrCode()),
    authorizationCode(
            new RequestAuthorizationCode(new PhoneNumber("441234567890")),
            call -> new RequestAuthorizationCode(call.phoneNumber())),
    logout(new Logout()),
    state(new GetState()),
    stateHistory(new GetStateHistory(100)),
    account(new GetAccount()),
    reboot(new Reboot()),
    settings(new GetSettings()),
    updateSettings(
            new UpdateSettings(Map.of("webhookUrl", ""), Duration.ZERO),
            call -> new UpdateSettings(call.settings(), call.settingsTimeout())),
    notifications(new ReceiveNotification(Duration.ofSeconds(5)), null);

    private final Command<?> example;
    private final Function<CommandArguments, Command<?>> command;

    /** A command without arguments. */
    GreenApiOperation(Command<?> command) {
        this(command, call -> command);
    }

    /** @param command null when there is nothing to produce */
    GreenApiOperation(Command<?> example, Function<CommandArguments, Command<?>> command) {
        this.example = example;
        this.command = command;
    }

    static GreenApiOperation of(String word) {
        return Arrays.stream(values())
                .filter(operation -> operation.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no operation '" + word + "'; use one of "
                        + Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "))));
    }

    /** A command of this operation, for looking at. */
    public Command<?> example() {
        return example;
    }

    boolean isProduced() {
        return command != null;
    }

    Command<?> command(CommandArguments call) {
        return command.apply(call);
    }

    /** Why a provider does not offer it, and what to use instead. */
    public Optional<String> missingAt(Provider provider) {
        return example.on(provider) instanceof Call.Unsupported<?> unsupported
                ? Optional.of(unsupported.instead())
                : Optional.empty();
    }
}
