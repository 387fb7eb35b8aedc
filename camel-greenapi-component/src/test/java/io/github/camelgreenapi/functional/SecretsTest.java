/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static io.github.camelgreenapi.functional.RouteFixture.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.command.AuthorizationCode;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No token, QR code or pairing code gets out, whatever goes wrong and however much is logged. */
class SecretsTest {

    private static final List<String> FAULTS = List.of(
            "echo-404",
            "status:400",
            "status:401",
            "status:403",
            "status:429",
            "status:466",
            "status:500-html",
            "status:502-html",
            "garbage",
            "empty",
            "null",
            "reset",
            "close-mid-body",
            "expired",
            "starting");
    private static final List<String> OPERATIONS =
            List.of("qr", "state", "account", "settings", "authorizationCode", "logout", "reboot");

    private final Simulator simulator = Simulator.builder().rateLimits(false).start();
    private final CapturedOutput said = new CapturedOutput();
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private final Main main = new Main();

    @AfterEach
    void stop() {
        said.close();
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({"greenApi,true", "greenApi,false", "zApi,true", "zApi,false"})
    void nothingSecretIsSaid(String provider, boolean tokenOnTheComponent) throws Exception {
        SimulatedAccount account = provider.equals("zApi") ? simulator.zApi() : simulator.greenApi();
        secrets.add(account.token());
        configure(account, provider, tokenOnTheComponent);
        main.start();
        said.atEveryLevel();
        try {
            linkAwkwardly(account);
            failInEveryWay(account);
            said.addManagement(main.getCamelContext(), tokenOnTheComponent);
            main.stop();
            // Its first words may have come before anybody listened; its last ones come when its threads end.
            await("the network is heard").until(() -> said.text().contains("\nio.netty."));
        } finally {
            main.stop();
            said.close();
        }

        assertThat(said.text()).hasSizeGreaterThan(10_000);
        assertThat(secrets).as("codes were seen").hasSizeGreaterThan(6);
        for (String secret : secrets) {
            assertThat(said.linesWith(secret)).isEmpty();
        }
    }

    private void configure(SimulatedAccount account, String provider, boolean tokenOnTheComponent) {
        String clientToken = account.clientToken() == null ? "not-used-c11ent-token" : account.clientToken();
        secrets.add(clientToken);
        secrets.add("h00k-s3cret-token");
        secrets.add("pr0xy-pa55word");
        String options = "";
        if (tokenOnTheComponent) {
            main.addInitialProperty("camel.component.greenapi.api-token", account.token());
            main.addInitialProperty("camel.component.greenapi.configuration.clientToken", clientToken);
            main.addInitialProperty("camel.component.greenapi.webhookToken", "h00k-s3cret-token");
            main.addInitialProperty("camel.component.greenapi.proxyAuthPassword", "pr0xy-pa55word");
        } else {
            options = "&apiToken=" + account.token() + "&clientToken=" + clientToken
                    + "&webhookToken=h00k-s3cret-token&proxyAuthPassword=pr0xy-pa55word";
        }
        main.addInitialProperty("camel.component.greenapi.api-url", simulator.url());
        main.addInitialProperty("camel.component.greenapi.provider", provider);
        main.addInitialProperty("camel.component.greenapi.response-timeout", "900");
        main.addInitialProperty("camel.health.enabled", "true");
        main.addInitialProperty("camel.health.producersEnabled", "true");
        main.addInitialProperty("camel.main.tracing", "true");
        main.addInitialProperty("camel.main.durationMaxMessages", "0");
        String uri = "?instance=" + account.instance() + options;
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(deadLetterChannel("direct:dead").maximumRedeliveries(0));
                from("direct:dead")
                        .process(said::addHeadersAndProperties)
                        .log(LoggingLevel.INFO, "${exception} ${headers}");
                from("greenapi:qr" + uri + "&qrInterval=100ms&repeatDelay=10ms&maxSessions=0&sessionTimeout=2s")
                        .routeId("linking")
                        .autoStartup(false)
                        .process(said::addHeadersAndProperties)
                        .process(SecretsTest.this::remember)
                        .log("${body} ${headers} ${exchangeProperty.CamelToEndpoint}")
                        .to("log:events?showAll=true")
                        .to("mock:linked");
                from("greenapi:state" + uri + "&stateInterval=300ms")
                        .process(said::addHeadersAndProperties)
                        .to("log:states?showAll=true");
                if (provider.equals("greenApi")) {
                    from("greenapi:notifications" + uri)
                            .process(said::addHeadersAndProperties)
                            .to("log:notifications?showAll=true");
                }
                for (String operation : OPERATIONS) {
                    from("direct:" + operation)
                            .setHeader(GreenApiConstants.PHONE_NUMBER, constant(PHONE))
                            .to("greenapi:" + operation + uri)
                            .process(said::addHeadersAndProperties)
                            .process(SecretsTest.this::remember)
                            .log("${body}");
                }
            }
        });
    }

    private void remember(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof QrCode code) {
            secrets.add(code.content());
            secrets.add(code.base64().substring(60, 160));
        } else if (body instanceof AuthorizationCode code) {
            secrets.add(code.code());
        }
    }

    private void linkAwkwardly(SimulatedAccount account) throws Exception {
        boolean socket = account.clientToken() == null;
        String method = socket ? "scanqrcode" : "qr-code/image";
        List<String> awkward = socket
                ? List.of(
                        "error:go to /waInstance1/qr/" + account.token(),
                        "not-json",
                        "unknown-type",
                        "silent-close",
                        "reset")
                : List.of("status:500-html", "garbage", "challenge", "reset");
        RouteFixture.arming(account, awkward.get(0)).on(method).once();
        main.getCamelContext().getRouteController().startRoute("linking");
        for (String fault : awkward.subList(1, awkward.size())) {
            int asked = account.requests().getOrDefault(method, 0);
            RouteFixture.arming(account, fault).on(method).once();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> account.requests().getOrDefault(method, 0) > asked
                            || !main.getCamelContext()
                                    .getRouteController()
                                    .getRouteStatus("linking")
                                    .isStarted()
                            || stopped());
        }
        main.getCamelContext().getRouteController().stopRoute("linking");
    }

    // A challenge ends a linking, so no further request comes.
    private boolean stopped() {
        return said.text().contains("CamelGreenApiEventType=stopped");
    }

    private void failInEveryWay(SimulatedAccount account) throws Exception {
        var template = main.getCamelTemplate();
        account.clearFaults();
        if (account.clientToken() == null) {
            account.queue("{\"typeWebhook\":\"quotaExceeded\",\"instanceData\":{\"idInstance\":1101000001}}");
        }
        for (String operation : OPERATIONS) {
            remember(template.send("direct:" + operation, exchange -> {}));
        }
        // One operation a fault, because calls of one operation are paced to one a second.
        for (int i = 0; i < FAULTS.size(); i++) {
            account.clearFaults();
            RouteFixture.arming(account, FAULTS.get(i)).untilCleared();
            template.send("direct:" + OPERATIONS.get(i % OPERATIONS.size()), exchange -> {});
        }
        account.clearFaults();
    }
}
