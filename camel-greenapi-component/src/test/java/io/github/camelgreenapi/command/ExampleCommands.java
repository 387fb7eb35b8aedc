/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import io.github.camelgreenapi.account.PhoneNumber;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One command of each operation, with made-up arguments. */
public final class ExampleCommands {

    private ExampleCommands() {}

    /** By the names of the operations. */
    public static Map<String, Command<?>> byOperation() {
        Map<String, Command<?>> examples = new LinkedHashMap<>();
        List.of(
                        new GetQrCode(),
                        new RequestAuthorizationCode(new PhoneNumber("441234567890")),
                        new Logout(),
                        new GetState(),
                        new GetStateHistory(GetStateHistory.MOST),
                        new GetAccount(),
                        new Reboot(),
                        new GetSettings(),
                        new UpdateSettings(Map.of("webhookUrl", ""), Duration.ZERO),
                        new ClearNotifications(),
                        new CreateInstance("acme", Map.of()),
                        new GetInstances(null),
                        new DeleteInstance("1101000001"),
                        new ReceiveNotification(Duration.ofSeconds(5)))
                .forEach(command -> examples.put(command.operation(), command));
        return examples;
    }
}
