/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.console;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The settings from the command line and the environment.
 *
 * @param accounts the file with the accounts; null for those of the environment, or else the simulator's
 * @param password what the operator's browser has to send; null for nothing
 */
record Settings(String host, int port, Path accounts, String user, String password) {

    static final String USAGE =
            """
            java -jar linking-console.jar [OPTION]...

              --host=ADDRESS    where to listen; 127.0.0.1 unless set. Any other needs a password
              --port=NUMBER     8080 unless set; 0 for any free one
              --accounts=FILE   properties: NAME.provider (greenApi or zApi), NAME.instance, NAME.apiToken and, where
                                there are, NAME.clientToken and NAME.apiUrl; NAME is any word of yours
              --help            this text

            The operator's page asks for a password when the environment has CONSOLE_PASSWORD; the user is
            CONSOLE_USER, or else 'operator'. Without --accounts the accounts are those that the environment names,
            GREENAPI_INSTANCE with GREENAPI_API_TOKEN and ZAPI_INSTANCE with ZAPI_TOKEN and ZAPI_CLIENT_TOKEN, or
            else simulated ones, with a phone to scan what is on the screen.
            """;

    private static final int HIGHEST_PORT = 65_535;

    /** @throws IllegalArgumentException with a message for the person who typed the words */
    static Settings of(List<String> words, Map<String, String> environment) {
        Settings settings = new Settings(
                "127.0.0.1",
                8080,
                null,
                environment.getOrDefault("CONSOLE_USER", "operator"),
                blankToNull(environment.get("CONSOLE_PASSWORD")));
        for (String word : words) {
            settings = settings.with(word);
        }
        settings.checkExposure();
        return settings;
    }

    private Settings with(String word) {
        String[] parts = word.split("=", 2);
        String value = parts.length == 2 ? parts[1] : "";
        return switch (parts[0]) {
            case "--host" -> new Settings(value, port, accounts, user, password);
            case "--port" -> new Settings(host, portOf(value), accounts, user, password);
            case "--accounts" -> new Settings(host, port, Path.of(value), user, password);
            default -> throw new IllegalArgumentException("Unknown argument: " + parts[0]);
        };
    }

    private static int portOf(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > HIGHEST_PORT) {
            throw new IllegalArgumentException("--port needs a number up to " + HIGHEST_PORT);
        }
        return Integer.parseInt(text);
    }

    private void checkExposure() {
        try {
            if (password == null && !InetAddress.getByName(host).isLoopbackAddress()) {
                throw new IllegalArgumentException(
                        "With --host=" + host + " anybody could link and unlink your accounts;"
                                + " set the environment variable CONSOLE_PASSWORD, or leave out --host");
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("--host=" + host + " is not an address of this machine");
        }
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** The password is hidden. */
    @Override
    public String toString() {
        return "Settings[" + host + ":" + port + "]";
    }
}
