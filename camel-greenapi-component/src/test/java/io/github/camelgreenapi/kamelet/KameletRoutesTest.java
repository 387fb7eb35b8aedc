/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.kamelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The routes of the page about Kamelets, run as they stand there. */
class KameletRoutesTest {

    private static final Path PAGE = Path.of(System.getProperty("basedir", ""), "../docs/kamelets.md");
    private static final Pattern ROUTE = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");

    private final KameletFixture fixture = new KameletFixture();

    @TempDir
    Path folder;

    private static List<String> routes() throws IOException {
        return ROUTE.matcher(Files.readString(PAGE))
                .results()
                .map(route -> route.group(1))
                .toList();
    }

    private void start(String id) throws Exception {
        String route = routes().stream()
                .filter(text -> text.contains("id: " + id + "\n"))
                .findFirst()
                .orElseThrow();
        fixture.start(route.replace("file:", "file:" + folder + "/").replaceAll("log: .*", "to: mock:log"));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(Files.readAllBytes(file));
    }

    private JsonNode ask(String uri) throws IOException {
        Exchange answer = fixture.ask(uri);
        assertThat(answer.getException()).isNull();
        return new ObjectMapper().readTree(answer.getMessage().getBody(String.class));
    }

    @Test
    void everyKameletHasItsRoute() throws IOException {
        String page = String.join("", routes());

        assertThat(Kamelet.all()).allMatch(kamelet -> page.contains("kamelet:" + kamelet.name() + "\n"));
    }

    @Test
    void aLinkingIsEmittedAsJson() throws Exception {
        start("show-codes");
        await().until(() -> Files.exists(folder.resolve("codes/qrCode.json")));

        fixture.scan();

        await().until(() -> Files.exists(folder.resolve("codes/accountData.json")));
        assertThat(json(folder.resolve("codes/qrCode.json")).path("png").asText())
                .startsWith("iVBOR");
        assertThat(json(folder.resolve("codes/accountData.json")).path("type").asText())
                .isEqualTo("accountData");
    }

    @Test
    void changesOfTheStateAreEmittedAsJson() throws Exception {
        start("states");

        await().until(() -> fixture.received("mock:log") > 0);

        Exchange exchange = fixture.first("mock:log");
        assertThat(new ObjectMapper()
                        .readTree(exchange.getMessage().getBody(String.class))
                        .at("/current/value")
                        .asText())
                .isEqualTo("NOT_AUTHORIZED");
        assertThat(exchange.getMessage().getHeader("CamelGreenApiState")).isEqualTo("NOT_AUTHORIZED");
    }

    @Test
    void theKameletsOwnRouteIsStoppedByItsId() throws Exception {
        fixture.start(
                routes().get(1).replace("state-source", "state-source/mine").replaceAll("log: .*", "to: mock:log"));
        await().until(() -> fixture.received("mock:log") > 0);

        assertThat(fixture.stop("mine")).isTrue();
    }

    @Test
    void aNotificationIsDeletedAfterTheRouteTookIt() throws Exception {
        fixture.queue("incomingMessageReceived");
        start("notifications");

        await().until(() -> fixture.queued() == 0);

        try (Stream<Path> files = Files.list(folder.resolve("notifications"))) {
            assertThat(files).singleElement().satisfies(file -> assertThat(
                            json(file).path("typeWebhook").asText())
                    .isEqualTo("incomingMessageReceived"));
        }
    }

    @Test
    void aNotificationThatTheRouteDidNotTakeIsKept() throws Exception {
        fixture.queue("incomingMessageReceived");
        fixture.startFailing("greenapi-notifications-source");

        await().until(() -> fixture.received("mock:failing") > 1);

        assertThat(fixture.queued()).isEqualTo(1);
        assertThat(fixture.deletedAny()).isFalse();
    }

    @Test
    void aCodeForThePhoneIsJson() throws Exception {
        start("code");

        JsonNode answer = ask("direct:code");

        assertThat(answer.path("code").asText()).isEqualTo(fixture.code());
    }

    @Test
    void anAccountIsLoggedOut() throws Exception {
        start("logout");
        fixture.link();

        assertThat(ask("direct:logout").path("type").asText()).isEqualTo("logout");
        assertThat(fixture.state()).isEqualTo("notAuthorized");
    }
}
