/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.web.LinkPages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The application links the simulator's account, its end points say so without a secret, and it serves a linking page.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.endpoints.web.exposure.include=*", "camel.component.greenapi.state-interval=1s"})
@AutoConfigureObservability
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ApplicationTest {

    private static final List<String> DETAILS = List.of(
            "env/camel.component.greenapi.api-token",
            "configprops/camel.component.greenapi",
            "camelroutes/link",
            "metrics/greenapi.calls");
    private static final SimulatedAccountFixture ACCOUNT = new SimulatedAccountFixture();

    @TestConfiguration
    static class Pages {

        @Bean
        LinkPages pages() {
            return new LinkPages();
        }
    }

    @TestConfiguration
    static class Webhook {

        @Bean
        RouteBuilder webhook() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("webhook:greenapi:notifications?provider=zApi&instance=" + ACCOUNT.zApiInstance()
                                    + "&apiToken=RAW(" + ACCOUNT.zApiToken() + ")&webhookComponentName=platform-http"
                                    + "&webhookAutoRegister=false")
                            .log("${header.CamelGreenApiTypeWebhook}");
                }
            };
        }
    }

    @TempDir
    static Path pictures;

    @Autowired
    private LinkPages pages;

    @LocalServerPort
    private int port;

    @Autowired
    private TestRestTemplate web;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("GREENAPI_INSTANCE", ACCOUNT::instance);
        registry.add("GREENAPI_API_TOKEN", ACCOUNT::token);
        registry.add("camel.component.greenapi.api-url", ACCOUNT::url);
        registry.add("pictures", pictures::toString);
    }

    @AfterAll
    static void stop() {
        ACCOUNT.close();
    }

    private String get(String path) {
        return web.getForObject("/actuator/" + path, String.class);
    }

    @Test
    @Order(1)
    void theCodeToScanIsAPicture() {
        await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(pictures.resolve("code.png")));

        assertThat(pictures.resolve("code.png"))
                .satisfies(file -> assertThat(Files.readAllBytes(file)).startsWith(0x89, 'P', 'N', 'G'));
    }

    @Test
    @Order(2)
    void noEndPointShowsASecretWhileACodeIsShown() {
        assertThat(endPointsThatSay(ACCOUNT.token(), ACCOUNT.code())).isEmpty();
    }

    @Test
    @Order(3)
    void healthAndMetersTellOfTheLink() {
        ACCOUNT.scan();

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(get("prometheus"))
                .contains(
                        "greenapi_sessions_ended_total{kind=\"none\",outcome=\"accountData\",provider=\"greenApi\"} 1.0")
                .contains("greenapi_calls_seconds_count"));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(get("health"))
                .contains("\"status\":\"UP\"", "consumer:link", "consumer:state"));
    }

    @Test
    @Order(4)
    void noEndPointShowsASecretAfterTheLink() {
        assertThat(endPointsThatSay(ACCOUNT.token())).isEmpty();
    }

    @Test
    @Order(5)
    void aPersonLinksAnAccountBehindALinkThatWorksOnce() throws Exception {
        String page = "http://localhost:" + port
                + pages.open(ACCOUNT.otherInstance(), Duration.ofMinutes(15), "442222222222");
        Browser browser = new Browser(page);

        assertThat(browser.get("").body()).contains("<greenapi-link");
        assertThat(browser.get("").headers().firstValue("Cache-Control")).contains("no-store");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> browser.get("/events?after=0").body().contains("data:image/png;base64,"));
        assertThat(new Browser(page).get("/events?after=0").statusCode()).isEqualTo(403);
        assertThat(browser.post("/code", "{\"phone\":\"442222222222\"}").body()).contains("displayCode");

        ACCOUNT.scanOfTheOther();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> browser.get("/events?after=0&now=yes").body().contains("accountData"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> new Browser(page).get("").statusCode() == 410);
    }

    @Test
    @Order(6)
    void theSecretPathOfAWebhookIsNotInTheMeters() {
        Matcher mapping = Pattern.compile("/[0-9a-f]{64}").matcher(get("mappings"));
        assertThat(mapping.find()).isTrue();

        assertThat(web.postForEntity(mapping.group(), Map.of("type", "MessageStatusCallback"), String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(get("prometheus"))
                .containsPattern("http_server_requests_seconds_count\\{.*uri=\"/webhook\"")
                .doesNotContain(mapping.group()));
    }

    private List<String> endPointsThatSay(String... secrets) {
        Map<String, String> said = everythingReadable();
        assertThat(said).containsKeys("env", "configprops", "beans", "mappings", "health", "prometheus");
        assertThat(said.get("env")).contains("camel.component.greenapi.api-token");
        return said.entrySet().stream()
                .filter(endPoint -> Stream.of(secrets).anyMatch(endPoint.getValue()::contains))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Map<String, String> everythingReadable() {
        Map<?, ?> links = (Map<?, ?>) web.getForObject("/actuator", Map.class).get("_links");
        Stream<String> overview =
                links.keySet().stream().map(String::valueOf).filter(path -> !path.matches("self|.*-.*"));
        return Stream.concat(overview, DETAILS.stream())
                .collect(Collectors.toMap(Function.identity(), path -> String.valueOf(get(path))));
    }
}
