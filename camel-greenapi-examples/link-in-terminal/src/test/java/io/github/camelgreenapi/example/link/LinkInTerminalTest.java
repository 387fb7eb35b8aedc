/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole program, as it is started from the command line. */
class LinkInTerminalTest {

    private static final String PHONE = "441234567890";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final Map<String, String> environment = new HashMap<>();

    private int run(String... words) {
        return run(InputStream.nullInputStream(), words);
    }

    private int run(InputStream keys, String... words) {
        return LinkInTerminal.run(List.of(words), environment, keys, out, false);
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void awaitPrinted(String text) {
        await().pollInterval(Duration.ofMillis(20)).until(() -> printed().contains(text));
    }

    private void greenApi(Simulator simulator, String token) {
        environment.put("GREENAPI_INSTANCE", simulator.greenApi().instance());
        environment.put("GREENAPI_API_TOKEN", token);
        environment.put("GREENAPI_API_URL", simulator.url());
    }

    private void zApi(Simulator simulator) {
        environment.put("ZAPI_INSTANCE", simulator.zApi().instance());
        environment.put("ZAPI_TOKEN", simulator.zApi().token());
        environment.put("ZAPI_CLIENT_TOKEN", simulator.zApi().clientToken());
        environment.put("ZAPI_API_URL", simulator.url());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--provider=greenApi", "--transport=polling", "--provider=zApi"})
    void withOnceItEndsWellWhenTheSimulatedPhoneHasScanned(String way) {
        assertThat(run("--once", "--scan-after=0", way)).isEqualTo(LinkInTerminal.LINKED);

        assertThat(printed()).contains("simulated at http://127.0.0.1:", "curl -d ", "44********90.");
        assertThat(printed()).doesNotContain(PHONE + "@", "Type: ");
    }

    @ParameterizedTest
    @CsvSource({"--provider=greenApi", "--provider=zApi"})
    void withoutATerminalTheCodeIsPrintedAndCanBeScanned(String way) throws Exception {
        try (Simulator provider = Simulator.start()) {
            greenApi(provider, provider.greenApi().token());
            zApi(provider);
            SimulatedAccount account = way.endsWith("zApi") ? provider.zApi() : provider.greenApi();
            CompletableFuture<Integer> program = CompletableFuture.supplyAsync(() -> run("--once", way));
            awaitPrinted("█");
            await().until(() -> account.scan(PaintedCode.read(printed().lines().toList()), PHONE));

            assertThat(program.get()).isEqualTo(LinkInTerminal.LINKED);

            assertThat(printed()).contains("Linking ", account.instance(), "QR code 1, ", "Linked: ");
            assertThat(printed().replaceAll("\u001b\\[38;5;16;48;5;231m|\u001b\\[0m", ""))
                    .as("no escape sequence but the code's own colours")
                    .doesNotContain("\u001b");
            assertThat(printed())
                    .doesNotContain(account.token())
                    .doesNotContain(String.valueOf(account.clientToken()))
                    .doesNotContain("simulated at");
        }
    }

    @Test
    void aLinkingThatCannotSucceedEndsBadly() {
        try (Simulator provider = Simulator.start()) {
            greenApi(provider, provider.greenApi().token());
            environment.put("GREENAPI_INSTANCE", "1101999999");

            assertThat(run("--once")).isEqualTo(LinkInTerminal.NOT_LINKED);

            assertThat(printed())
                    .contains("Not linked: ")
                    .doesNotContain(provider.greenApi().token());
        }
    }

    @Test
    void anOptionThatTheComponentRefusesIsExplained() {
        assertThat(run("--once", "--provider=zApi", "--transport=websocket")).isEqualTo(LinkInTerminal.NOT_LINKED);

        assertThat(printed()).contains("Cannot start: The option transport cannot be websocket");
    }

    @Test
    void whatIsTypedGoesToTheRoutes() throws Exception {
        try (Simulator provider = Simulator.start();
                PipedOutputStream keyboard = new PipedOutputStream();
                PipedInputStream keys = new PipedInputStream(keyboard)) {
            SimulatedAccount account = provider.greenApi();
            greenApi(provider, account.token());
            CompletableFuture<Integer> program = CompletableFuture.supplyAsync(() -> run(keys));
            awaitPrinted("█");

            type(keyboard, "code " + PHONE);
            awaitPrinted("Link with phone number: ");
            account.enterCode(account.code(), null);
            awaitPrinted("Linked: ");
            type(keyboard, "logout");
            awaitPrinted("Logged out");
            assertThat(account.state()).isEqualTo("notAuthorized");
            type(keyboard, "link");
            await().until(() -> printed().split("QR code 1, ", -1).length > 2);
            type(keyboard, "code x");
            awaitPrinted("That did not work: A phone number must be in international form");

            type(keyboard, "quit");
            assertThat(program.get()).isEqualTo(LinkInTerminal.LINKED);
        }
    }

    private static void type(PipedOutputStream keyboard, String line) throws IOException {
        keyboard.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --onse              | Unknown argument: --onse
                    once                | Unknown argument: once
                    --once=yes          | Unknown argument: --once=yes
                    --provider=twilio   | There is no provider 'twilio'; use one of greenApi, zApi
                    --transport=pigeon  | There is no transport 'pigeon'; use one of websocket, polling
                    --scan-after=soon   | --scan-after needs whole seconds, for example --scan-after=8
                    """)
    void anArgumentThatIsNotUnderstoodIsNamed(String word, String message) {
        assertThat(run(word)).isEqualTo(LinkInTerminal.MISUSED);

        assertThat(printed()).startsWith(message).contains(Arguments.USAGE);
    }

    @Test
    void halfOfTheCredentialsIsNoAccount() {
        environment.put("GREENAPI_INSTANCE", "1101000001");

        assertThat(run("--once")).isEqualTo(LinkInTerminal.MISUSED);

        assertThat(printed()).startsWith("The environment variable GREENAPI_API_TOKEN is missing");
    }

    @Test
    void helpTellsEveryOptionAndVariable() {
        assertThat(run("--help")).isEqualTo(LinkInTerminal.LINKED);

        assertThat(printed())
                .contains("--provider", "--transport", "--scan-after", "--once", "--plain")
                .contains("GREENAPI_INSTANCE", "GREENAPI_API_TOKEN", "GREENAPI_API_URL")
                .contains("ZAPI_INSTANCE", "ZAPI_TOKEN", "ZAPI_CLIENT_TOKEN", "ZAPI_API_URL");
    }
}
