/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import io.github.camelgreenapi.account.Provider;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret that is set on the component does not follow an address that is set only on an endpoint. */
class InheritedSecretsTest {

    private static final String TOKEN = "d75b3a66374942c5b3c0";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final GreenApiComponent component = context.getComponent("greenapi", GreenApiComponent.class);
    private final GreenApiConfiguration shared = component.getConfiguration();

    @BeforeEach
    void setTheTokenOnTheComponent() {
        shared.setApiToken(TOKEN);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private void accepted(String options) {
        assertThatCode(() -> context.getEndpoint("greenapi:state?instance=1101000001" + options))
                .doesNotThrowAnyException();
    }

    private void refused(String options, String because) {
        Throwable failure = catchThrowable(() -> context.getEndpoint("greenapi:state?instance=1101000001" + options));

        assertThat(failure).hasStackTraceContaining(because);
        assertThat(failure.toString()).doesNotContain(TOKEN);
    }

    @Test
    void anInstanceFromAMessageCannotSendTheTokenElsewhere() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> requests.incrementAndGet());
        elsewhere.start();
        try {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:ask")
                            .errorHandler(noErrorHandler())
                            .recipientList(simple("greenapi:state?instance=${header.x}&responseTimeout=5s"));
                }
            });
            context.start();
            String address = "http://localhost:" + elsewhere.getAddress().getPort();

            Throwable failure = catchThrowable(() -> context.createProducerTemplate()
                    .requestBodyAndHeader("direct:ask", null, "x", "1101000001&apiUrl=" + address));

            assertThat(failure).hasStackTraceContaining("must not send it there");
            assertThat(requests).hasValue(0);
        } finally {
            elsewhere.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://elsewhere",
                "https://elsewhere:8443/v3",
                "http://localhost:8600",
                "https://api.green-api.com.elsewhere",
                "https://evil-green-api.com",
                "https://api.z-api.io",
                "http://api.green-api.com"
            })
    void theTokenGoesToNoAddressOfTheEndpointsOwn(String apiUrl) {
        refused("&apiUrl=" + apiUrl, "The option apiUrl is set on the endpoint, but apiToken on the component");
    }

    @ParameterizedTest
    @ValueSource(strings = {"api-url", "APIURL", "configuration.apiUrl"})
    void anotherSpellingOfTheOptionIsNoWayAround(String option) {
        Throwable failure = catchThrowable(
                () -> context.getEndpoint("greenapi:state?instance=1101000001&" + option + "=http://elsewhere"));

        assertThat(failure).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://7103.api.greenapi.com",
                "https://api.green-api.com/",
                "https://3100.api.green-api.com/v3"
            })
    void theProvidersOwnHostsAreTrusted(String apiUrl) {
        accepted("&apiUrl=" + apiUrl);
    }

    @Test
    void eachProviderHasHostsOfItsOwn() {
        accepted("&provider=zApi&apiUrl=https://api.z-api.io");
        shared.setProvider(Provider.Z_API);
        refused("&apiUrl=https://api.green-api.com", "must not send it there");
    }

    @Test
    void anEndpointWithATokenOfItsOwnMaySendItAnywhere() {
        accepted("&apiToken=other&apiUrl=http://elsewhere");
        accepted("&api-token=" + TOKEN + "&apiUrl=http://elsewhere");
    }

    @Test
    void theComponentsOwnAddressIsTrusted() {
        shared.setApiUrl("http://inside:8600");

        accepted("");
        accepted("&apiUrl=http://inside:8600");
        refused("&apiUrl=http://inside:8601", "must not send it there");
    }

    @Test
    void theOtherSecretsStayToo() {
        shared.setClientToken("c11ent");
        refused("&apiToken=other&apiUrl=http://elsewhere", "but clientToken on the component");
        shared.setClientToken(null);
        shared.setWebhookToken("h00k");
        refused("&apiToken=other&apiUrl=http://elsewhere", "but webhookToken on the component");
    }

    @Test
    void hostsMayBeAllowedAndThenNoOtherIs() {
        component.setAllowedHosts("simulator, *.corp.example");

        accepted("&apiUrl=http://simulator:8600");
        accepted("&apiUrl=https://Green.Corp.Example/v3");
        accepted("&apiUrl=https://api.green-api.com");
        refused("&apiUrl=http://corp.example.evil", "allowedHosts does not allow");
        refused("&apiToken=other&apiUrl=http://elsewhere", "allowedHosts does not allow");
    }

    @Test
    void aProxyOfTheEndpointsOwnReadsNoSecretOfTheComponents() {
        shared.setApiUrl("http://inside:8600");
        refused("&proxyHost=evil&proxyPort=1", "a proxy can read it");
        accepted("&proxyHost=proxy&proxyPort=1&apiToken=other&apiUrl=http://elsewhere");

        shared.setApiUrl(null);
        accepted("&proxyHost=proxy&proxyPort=1");
        shared.setProxyHost("proxy");
        shared.setProxyPort(1);
        shared.setProxyAuthUsername("user");
        shared.setProxyAuthPassword("pa55word");
        accepted("");
        refused("&proxyHost=evil", "but proxyAuthPassword on the component");
    }

    @ParameterizedTest
    @ValueSource(strings = {"partnerUrl", "apiUrl"})
    void thePartnersTokenGoesToNoAddressOfTheEndpointsOwn(String option) {
        shared.setPartnerToken("gac.t0ken");

        assertThatThrownBy(() -> context.getEndpoint("greenapi:instances?" + option + "=http://elsewhere"))
                .hasStackTraceContaining("The option " + option + " is set on the endpoint, but");
        accepted("&apiToken=own&apiUrl=http://elsewhere");
    }
}
