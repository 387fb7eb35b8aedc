/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the program is started, and what it refuses. */
class SettingsTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private int run(List<String> words, Map<String, String> environment) throws Exception {
        return LinkingConsole.run(words, environment, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--hots=1          | Unknown argument: --hots",
                "--port=x          | --port needs a number up to 65535",
                "--port=70000      | --port needs a number up to 65535",
                "--host=0.0.0.0    | With --host=0.0.0.0 anybody could link and unlink your accounts; set the environment",
                "--host=192.0.2.1  | With --host=192.0.2.1 anybody could",
                "--accounts=no.txt | The file no.txt with the accounts cannot be read",
            })
    void whatIsWrongIsNamed(String word, String message) throws Exception {
        assertThat(run(List.of(word), Map.of())).isEqualTo(2);

        assertThat(printed()).startsWith(message).contains(Settings.USAGE);
    }

    @Test
    void withAPasswordItMayListenElsewhere() {
        Settings settings = Settings.of(List.of("--host=0.0.0.0"), Map.of("CONSOLE_PASSWORD", "a secret"));

        assertThat(settings.host()).isEqualTo("0.0.0.0");
        assertThat(settings.toString()).doesNotContain("a secret");
    }

    @Test
    void halfAnAccountIsRefused() throws Exception {
        assertThat(run(List.of(), Map.of("GREENAPI_INSTANCE", "1101000001"))).isEqualTo(2);

        assertThat(printed())
                .startsWith("The account 'GREEN-API' is not complete: An account needs a value for apiToken");
    }

    @Test
    void accountsComeFromAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("accounts.properties"),
                """
                shop.provider = greenApi
                shop.instance = 1101000001
                shop.apiToken = a-token
                bank.provider = zApi
                bank.instance = 3C01
                bank.apiToken = b-token
                bank.clientToken = c-token
                """);

        assertThat(AccountsFile.read(file).accounts())
                .extracting(account -> account.metadata().get("name") + " " + account + " " + account.clientToken())
                .containsExactly("bank zApi:3C01 c-token", "shop greenApi:1101000001 null");
    }

    @Test
    void accountsComeFromTheEnvironment() {
        assertThat(AccountsFile.of(Map.of("ZAPI_INSTANCE", "3C01", "ZAPI_TOKEN", "t"))
                        .accounts())
                .hasToString("[zApi:3C01]");
        assertThat(AccountsFile.of(Map.of()).accounts()).isEmpty();
    }
}
