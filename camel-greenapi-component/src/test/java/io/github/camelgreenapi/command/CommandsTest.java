/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.call.RequestCall;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all commands have in common. */
class CommandsTest {

    static List<Command<?>> commands() {
        return CommandSecretsTest.commands();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void eachProviderIsAskedOrItIsSaidWhatToUseInstead(Command<?> command) {
        for (Provider provider : Provider.values()) {
            Call<?> call = command.on(provider);
            if (call instanceof Call.Unsupported<?> unsupported) {
                boolean aMatterOfItsKeys = command instanceof UpdateSettings;
                assertThat(unsupported.instead()).contains(aMatterOfItsKeys ? "webhookUrl" : "greenapi:");
            } else {
                assertThat(firstOf(call).reader()).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void eachCommandIsOfferedBySomeProvider(Command<?> command) {
        assertThat(Provider.values()).anyMatch(provider -> !(command.on(provider) instanceof Call.Unsupported));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void eachCommandNamesAnOperationOfTheContract(Command<?> command) {
        assertThat(command.operation())
                .isIn(
                        "qr",
                        "authorizationCode",
                        "logout",
                        "state",
                        "stateHistory",
                        "account",
                        "reboot",
                        "settings",
                        "updateSettings",
                        "clearNotifications",
                        "createInstance",
                        "instances",
                        "deleteInstance",
                        "notifications");
    }

    @Test
    void whatChangesSomethingIsNeverRepeatable() {
        for (Command<?> command : commands()) {
            boolean changes = List.of(
                            "authorizationCode",
                            "logout",
                            "reboot",
                            "updateSettings",
                            "clearNotifications",
                            "createInstance")
                    .contains(command.operation());
            if (!changes) {
                continue;
            }
            assertThat(firstOf(command.on(Provider.GREEN_API)).repeatable())
                    .describedAs("%s", command)
                    .isFalse();
        }
    }

    private static RequestCall<?> firstOf(Call<?> call) {
        if (call instanceof RequestCall<?> ask) {
            return ask;
        }
        if (call instanceof Call.Until<?> until) {
            return firstOf(until.call());
        }
        if (call instanceof Call.Failing<?> failing) {
            return firstOf(failing.call());
        }
        assertThat(call).isInstanceOf(Call.Then.class);
        return firstOf(((Call.Then<?, ?>) call).first());
    }
}
