/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.command.ClearNotifications;
import io.github.camelgreenapi.command.Command;
import io.github.camelgreenapi.command.DeleteInstance;
import io.github.camelgreenapi.command.GetAccount;
import io.github.camelgreenapi.command.GetInstances;
import io.github.camelgreenapi.command.GetQrCode;
import io.github.camelgreenapi.command.GetSettings;
import io.github.camelgreenapi.command.GetState;
import io.github.camelgreenapi.command.GetStateHistory;
import io.github.camelgreenapi.command.Logout;
import io.github.camelgreenapi.command.Reboot;
import io.github.camelgreenapi.command.RequestAuthorizationCode;
import io.github.camelgreenapi.command.UpdateSettings;
import io.github.camelgreenapi.internal.provider.Dialect;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The operation of an endpoint, with the command that performs it. */
public enum GreenApiOperation {
    qr(new GetQrCode()),
    authorizationCode(arguments -> new RequestAuthorizationCode(arguments.phoneNumber())),
    logout(new Logout()),
    state(new GetState()),
    stateHistory(new GetStateHistory(GetStateHistory.MOST)),
    account(new GetAccount()),
    reboot(new Reboot()),
    settings(new GetSettings()),
    updateSettings(arguments -> new UpdateSettings(arguments.settings(), arguments.settingsTimeout())),
    clearNotifications(new ClearNotifications()),
    createInstance(Tokens.PARTNER, CommandArguments::newInstance),
    instances(Tokens.PARTNER, arguments -> new GetInstances(arguments.instanceName())),
    deleteInstance(Tokens.BOTH, arguments -> new DeleteInstance(arguments.instance())),
    notifications;

    /** Whose tokens an operation needs. */
    private enum Tokens {
        ACCOUNT,
        PARTNER,
        BOTH
    }

    private final Tokens tokens;
    private final Function<CommandArguments, Command<?>> command;

    /** Only consumed; there is nothing to send to. */
    GreenApiOperation() {
        this.tokens = Tokens.ACCOUNT;
        this.command = null;
    }

    /** A command without arguments. */
    GreenApiOperation(Command<?> command) {
        this(arguments -> command);
    }

    GreenApiOperation(Function<CommandArguments, Command<?>> command) {
        this(Tokens.ACCOUNT, command);
    }

    GreenApiOperation(Tokens tokens, Function<CommandArguments, Command<?>> command) {
        this.tokens = tokens;
        this.command = command;
    }

    static GreenApiOperation of(String name) {
        return Arrays.stream(values())
                .filter(operation -> operation.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no operation '"
                        + (name.matches("[A-Za-z]{1,30}") ? name : "…") + "'; use one of "
                        + Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "))));
    }

    boolean isProduced() {
        return command != null;
    }

    /** Whether it concerns one instance and needs that instance's token. */
    boolean needsInstance() {
        return tokens != Tokens.PARTNER;
    }

    /** Whether it needs the token of the instances' owner. */
    boolean needsPartner() {
        return tokens != Tokens.ACCOUNT;
    }

    Command<?> command(CommandArguments arguments) {
        return command.apply(arguments);
    }

    /** Why a provider does not offer it, and what to use instead; empty when it offers it. */
    public Optional<String> unsupportedBy(Provider provider) {
        return Dialect.of(provider).unsupported(name());
    }
}
