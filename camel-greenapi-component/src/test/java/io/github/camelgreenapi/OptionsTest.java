/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelgreenapi.account.InMemoryGreenApiAccounts;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.option.Repeat;
import io.github.camelgreenapi.option.Transport;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options are read as Camel reads options, and bad ones fail at start with a message that names them. */
class OptionsTest {

    private static final String TOKEN = "d75b3a66374942c5b3c0";
    private static final String GOOD = "instance=1101000001&apiToken=" + TOKEN;
    private static final String Z_API = "provider=zApi&instance=3C01A1B2C3D4E5F60718293A4B5C6D7E&apiToken=" + TOKEN;

    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    private GreenApiEndpoint endpoint(String uri) {
        return context.getEndpoint(uri, GreenApiEndpoint.class);
    }

    private static String told(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "qr?apiToken=t | option instance is missing",
                "qr?instance=&apiToken=t | option instance is empty",
                "qr?instance=1 | option apiToken is missing",
                "qr?GOOD&receiveTimeout=3s | option receiveTimeout is out of range: write 5s to 60s",
                "qr?GOOD&receiveTimeout=61s | option receiveTimeout",
                "authorizationCode?GOOD&phoneNumber=44-12-abc | option phoneNumber is not a phone number",
                "qr?GOOD&expectedPhone=12 | option expectedPhone",
                "qr?GOOD&logoutWrongAccount=true | needs the option expectedPhone",
                "qr?GOOD&apiUrl=ftp://x | option apiUrl",
                "qr?GOOD&apiUrl=http://u:p@host | option apiUrl",
                "qr?GOOD&apiUrl=http://host/%23x | option apiUrl",
                "qr?GOOD&apiUrl=http://host:99999 | option apiUrl",
                "qr?GOOD&sessionTimeout=0 | option sessionTimeout",
                "qr?GOOD&repeatDelay=70s | maxRepeatDelay must not be less",
                "qr?GOOD&maxSessions=-1 | option maxSessions",
                "qr?GOOD&proxyHost=proxy | option proxyPort is missing",
                "qr?GOOD&proxyHost=proxy&proxyPort=99999 | option proxyPort must be from 1 to 65535",
                "qr?Z_API&transport=websocket | Z-API has no web socket",
                "qr?GOOD&provider=signal | provider",
                "qr?GOOD&repeet=always | There is no option 'repeet'; did you mean repeat?",
                "qr?idInstance=1101000001&apiToken=t | There is no option 'idInstance'; did you mean instance?",
                "qr?instance=1&apiTokenInstance=t | There is no option 'apiTokenInstance'; did you mean apiToken?",
                "qr?instance=1&apitokn=t | There is no option 'apitokn'; did you mean apiToken?",
                "qr?GOOD&zzzzzz=t | There is no option 'zzzzzz'; remove it",
                "qr?GOOD&9d8f7a66b5c4=t | There is no option of that name",
                "state?GOOD&debounce=abc | option debounce is not a duration; write it as in debounce=1m30s",
                "updateSettings?GOOD&settingsTimeout=abc | option settingsTimeout is not a duration",
                "qr?GOOD&connectTimeout=10x | option connectTimeout is not a duration",
                "qr?GOOD&connectTimeout=PT1X | option connectTimeout is not a duration",
                "qr?GOOD&maxQrCodes=x | option maxQrCodes is not a whole number",
                "qr?GOOD&maxSessions=1.5 | option maxSessions is not a whole number",
                "state?GOOD&emitInitial=maybe | option emitInitial must be true or false",
                "qr?instance=3C01A1B2C3D4E5F60718293A4B5C6D7E&apiToken=t | form of an instance at Z-API, not at GREEN-API; write provider=zApi",
                "stateHistory?Z_API | consume greenapi:state",
                "createInstance?apiToken=t | option partnerToken is missing; greenapi:createInstance needs",
                "instances?partnerToken= | option partnerToken is missing",
                "deleteInstance?GOOD | option partnerToken is missing",
                "deleteInstance?partnerToken=t | option instance is missing",
                "deleteInstance?partnerToken=t&instance=1 | option apiToken is missing",
                "createInstance?partnerToken=t&instance=1 | option instance is not for greenapi:createInstance",
                "createInstance?partnerToken=t&partnerUrl=ftp://x | option partnerUrl must be",
                "createInstance?partnerToken=t&instanceName= | option instanceName is empty",
                "clearNotifications?Z_API | stop the route of webhook:greenapi:notifications",
                "state?GOOD&startupTimeout=-1 | option startupTimeout",
                "scan?GOOD | There is no operation 'scan'; use one of qr,",
            })
    void aBadOptionIsNamedWithoutTheToken(String uri, String message) {
        Throwable failure = catchThrowable(
                () -> endpoint("greenapi:" + uri.replace("GOOD", GOOD).replace("Z_API", Z_API)));

        assertThat(failure).isNotNull();
        assertThat(told(failure)).contains(message).doesNotContain(TOKEN);
    }

    @ParameterizedTest
    @CsvSource({"logout", "authorizationCode", "settings", "account"})
    void whatCannotBeConsumedSaysWhatToDoInstead(String operation) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("greenapi:" + operation + "?" + GOOD).to("mock:end");
            }
        });

        Throwable failure = catchThrowable(context::start);

        assertThat(told(failure))
                .contains("cannot be consumed; use it with to(\"greenapi:" + operation + "\")")
                .doesNotContain(TOKEN);
    }

    @Test
    void twoRoutesForOneAccountAreRefusedAtStart() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                String state = "greenapi:state?" + GOOD + "&apiUrl=http://localhost:1&stateInterval=";
                from(state + "1m").routeId("first").to("mock:end");
                from(state + "2m").routeId("second").to("mock:end");
            }
        });

        Throwable failure = catchThrowable(context::start);

        assertThat(told(failure))
                .contains("is already served by the route first")
                .doesNotContain(TOKEN);
    }

    @Test
    void nothingCanBeSentToTheQueueOfNotifications() {
        Throwable failure =
                catchThrowable(() -> endpoint("greenapi:notifications?" + GOOD).createProducer());

        assertThat(failure).hasMessageContaining("from(\"greenapi:notifications\")");
    }

    @Test
    void anEndpointStartsWithTheComponentsOptions() {
        GreenApiComponent component = context.getComponent("greenapi", GreenApiComponent.class);
        component.getConfiguration().setApiToken(TOKEN);
        component.getConfiguration().setRepeat(Repeat.ALWAYS);

        GreenApiConfiguration options =
                endpoint("greenapi:qr?instance=1101000001&maxSessions=7").getConfiguration();

        assertThat(options.getApiToken()).isEqualTo(TOKEN);
        assertThat(options.getRepeat()).isEqualTo(Repeat.ALWAYS);
        assertThat(options.getMaxSessions()).isEqualTo(7);
        assertThat(component.getConfiguration().getMaxSessions()).isEqualTo(3);
    }

    @Test
    void wordsAndDurationsAreReadAsCamelReadsThem() {
        GreenApiEndpoint endpoint = endpoint("greenapi:qr?" + GOOD
                + "&provider=greenApi&repeat=untilLinked&transport=polling&sessionTimeout=1m&repeatDelay=1500");

        assertThat(endpoint.getConfiguration().getProvider()).isEqualTo(Provider.GREEN_API);
        assertThat(endpoint.getConfiguration().getRepeat()).isEqualTo(Repeat.UNTIL_LINKED);
        assertThat(endpoint.getTransport()).isEqualTo(Transport.POLLING);
        assertThat(endpoint.getConfiguration().getSessionTimeout()).isEqualTo(60_000);
        assertThat(endpoint.getConfiguration().getRepeatDelay()).isEqualTo(1_500);
        assertThat(endpoint("greenapi:qr?" + Z_API).getConfiguration().getProvider())
                .isEqualTo(Provider.Z_API);
    }

    @Test
    void anInstanceIsATextAndATokenMayHoldAnyCharacter() {
        GreenApiEndpoint endpoint = endpoint(
                "greenapi:state?provider=zApi&instance=3C01A1B2C3D4E5F60718293A4B5C6D7E&apiToken=RAW(a&b=c/d+e)");

        assertThat(endpoint.accounts().named().orElseThrow().instance()).isEqualTo("3C01A1B2C3D4E5F60718293A4B5C6D7E");
        assertThat(endpoint.accounts().named().orElseThrow().apiToken()).isEqualTo("a&b=c/d+e");
    }

    @Test
    void accountsStandInForInstanceAndToken() {
        context.getRegistry().bind("tenants", new InMemoryGreenApiAccounts());

        assertThat(endpoint("greenapi:qr?accounts=#tenants").accounts().named()).isEmpty();
    }

    @Test
    void theEndpointsAddressHidesItsSecrets() {
        GreenApiEndpoint endpoint = endpoint(
                "greenapi:qr?" + Z_API
                        + "&clientToken=c11ent&partnerToken=gac.pa4tner&webhookToken=h00k&proxyHost=p&proxyPort=1&proxyAuthPassword=pa55");

        assertThat(endpoint.getEndpointUri() + endpoint)
                .contains("3C01A1B2C3D4E5F60718293A4B5C6D7E")
                .doesNotContain(TOKEN, "c11ent", "pa4tner", "h00k", "pa55");
    }

    @Test
    void durationsOfTheComponentAreChecked() {
        Main main = new Main();
        main.addInitialProperty("camel.component.greenapi.connect-timeout", "10x");

        Throwable failure = catchThrowable(main::start);
        main.stop();

        assertThat(told(failure)).contains("option connectTimeout is not a duration");
    }

    @ParameterizedTest
    @CsvSource({"1500, 1500", "1m30s, 90000", "1d2h3m4s5ms, 93784005", "PT20S, 20000", "0, 0"})
    void aDurationMayBeWrittenInEachOfCamelsWays(String written, long milliseconds) {
        assertThat(endpoint("greenapi:state?" + GOOD + "&debounce=" + written).getDebounce())
                .isEqualTo(milliseconds);
    }

    @Test
    void aTokenInTheWrongPlaceIsNotRepeated() {
        assertThat(catchThrowable(() -> GreenApiOperation.of("qr/1101000001/" + TOKEN)))
                .hasMessageStartingWith("There is no operation '…'; use one of qr,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clientToken", "client-token"})
    void aClientTokenOfAGreenApiEndpointIsAWarning(String option) {
        try (CapturedLog log = new CapturedLog(OptionValidator.class)) {
            endpoint("greenapi:state?" + GOOD + "&" + option + "=c11ent");

            assertThat(log.lines())
                    .containsExactly(
                            "WARN The option clientToken has no use at GREEN-API; write provider=zApi, or leave"
                                    + " it out");
        }
    }

    @Test
    void aClientTokenForAllEndpointsMayBeThereForOthers() {
        context.getComponent("greenapi", GreenApiComponent.class)
                .getConfiguration()
                .setClientToken("c11ent");
        context.getRegistry().bind("tenants", new InMemoryGreenApiAccounts());

        try (CapturedLog log = new CapturedLog(OptionValidator.class)) {
            endpoint("greenapi:state?" + GOOD);
            endpoint("greenapi:state?" + GOOD + "&clientToken=");
            endpoint("greenapi:state?accounts=#tenants&clientToken=c11ent");
            endpoint("greenapi:state?" + Z_API + "&clientToken=c11ent");
            assertThat(log.lines()).isEmpty();
        }
    }
}
