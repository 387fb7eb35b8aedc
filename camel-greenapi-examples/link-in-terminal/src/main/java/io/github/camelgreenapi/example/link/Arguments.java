/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.link;

import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.option.Transport;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The arguments of the command line.
 *
 * @param transport null for the provider's best
 * @param once whether the program ends with the first link
 * @param plain whether lines are only ever added, even in a terminal
 * @param scanAfter how long the simulated phone waits before it scans a code
 */
record Arguments(Provider provider, Transport transport, boolean once, boolean plain, Duration scanAfter) {

    static final String USAGE =
            """
            java -jar link-in-terminal.jar [OPTION]...

              --provider=greenApi|zApi       whose account is linked; greenApi by default
              --transport=websocket|polling  how QR codes arrive; the provider's best by default
              --scan-after=SECONDS           when the simulated phone scans; 8 by default
              --once                         end after the link: 0 when linked, 1 when not
              --plain                        no redrawing, as when the output is not a terminal
              --help                         this text

            A simulator plays the provider and the phone, unless the environment names a real account:
              GREENAPI_INSTANCE, GREENAPI_API_TOKEN and, if it is not the usual one, GREENAPI_API_URL
              with --provider=zApi: ZAPI_INSTANCE, ZAPI_TOKEN, ZAPI_CLIENT_TOKEN and ZAPI_API_URL alike
            """;

    private static final Arguments DEFAULT =
            new Arguments(Provider.GREEN_API, null, false, false, Duration.ofSeconds(8));

    /** @throws IllegalArgumentException with a message for the person who typed them */
    static Arguments of(List<String> words) {
        Arguments arguments = DEFAULT;
        for (String word : words) {
            arguments = arguments.with(word);
        }
        return arguments;
    }

    private Arguments with(String word) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals + 1);
        String value = equals < 0 ? "" : word.substring(equals + 1);
        return switch (name) {
            case "--provider=" -> new Arguments(Provider.of(value), transport, once, plain, scanAfter);
            case "--transport=" -> new Arguments(provider, transport(value), once, plain, scanAfter);
            case "--scan-after=" -> new Arguments(provider, transport, once, plain, seconds(value));
            case "--once" -> new Arguments(provider, transport, true, plain, scanAfter);
            case "--plain" -> new Arguments(provider, transport, once, true, scanAfter);
            default -> throw new IllegalArgumentException("Unknown argument: " + word);
        };
    }

    private static Transport transport(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "websocket" -> Transport.WEBSOCKET;
            case "polling" -> Transport.POLLING;
            default ->
                throw new IllegalArgumentException(
                        "There is no transport '" + word + "'; use one of websocket, polling");
        };
    }

    private static Duration seconds(String value) {
        if (!value.matches("\\d{1,4}")) {
            throw new IllegalArgumentException("--scan-after needs whole seconds, for example --scan-after=8");
        }
        return Duration.ofSeconds(Long.parseLong(value));
    }
}
