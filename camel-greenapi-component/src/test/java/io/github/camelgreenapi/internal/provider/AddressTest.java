/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where each provider is asked, and with which credentials. */
class AddressTest {

    @ParameterizedTest
    @CsvSource({
        ", https://api.green-api.com/waInstance1101/qr/t",
        "https://api.greenapi.com, https://api.greenapi.com/waInstance1101/qr/t",
        "https://7103.api.greenapi.com///, https://7103.api.greenapi.com/waInstance1101/qr/t",
        "https://3100.api.green-api.com/v3, https://3100.api.green-api.com/v3/waInstance1101/qr/t",
        "http://localhost:6001/v3/, http://localhost:6001/v3/waInstance1101/qr/t",
    })
    void greenApiIsAskedBelowItsApiUrl(String apiUrl, URI address) {
        assertThat(GREEN_API.address(greenApi(apiUrl, "t"), "qr", List.of(), Map.of()))
                .isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({
        ", wss://api.green-api.com/waInstance1101/scanqrcode/t",
        "http://localhost:6001/v3/, ws://localhost:6001/v3/waInstance1101/scanqrcode/t",
        "HTTPS://api.greenapi.com, wss://api.greenapi.com/waInstance1101/scanqrcode/t",
        "HTTP://api.greenapi.com, ws://api.greenapi.com/waInstance1101/scanqrcode/t",
    })
    void greenApisSocketIsDerivedFromItsApiUrl(String apiUrl, String address) {
        assertThat(GREEN_API.socket().map(socket -> socket.address(greenApi(apiUrl, "t"))
                        .toString()
                        .replace("wsS", "wss")))
                .contains(address);
    }

    @Test
    void zApiCarriesItsCredentialsInThePathAndAHeader() {
        GreenApiAccount account = zApi("F1");

        assertThat(Z_API.address(account, "phone-code", List.of("441234567890"), Map.of()))
                .hasToString("https://api.z-api.io/instances/3C01/token/t/phone-code/441234567890");
        assertThat(Z_API.headers(account)).containsExactly(Map.entry("Client-Token", "F1"));
        assertThat(Z_API.socket()).isEmpty();
    }

    @Test
    void withoutAClientTokenNoneIsSent() {
        assertThat(Z_API.headers(zApi(null))).isEmpty();
        assertThat(GREEN_API.headers(greenApi(null, "t"))).isEmpty();
    }

    @Test
    void whatIsPutIntoAPathCannotLeaveIt() {
        GreenApiAccount account =
                new GreenApiAccount(Provider.GREEN_API, "11/../01", null, "a b?c#d%e/é", null, Map.of());

        assertThat(GREEN_API.address(account, "getStateInstance", List.of("1/2"), Map.of("count", "1&2")))
                .hasToString("https://api.green-api.com/waInstance11%2F..%2F01/getStateInstance/"
                        + "a%20b%3Fc%23d%25e%2F%C3%A9/1%2F2?count=1%262");
    }

    @ParameterizedTest
    @CsvSource({
        "qr, 334",
        "getStateInstance, 1000",
        "getSettings, 1000",
        "setSettings, 1000",
        "getWaSettings, 1000",
        "logout, 1000",
        "reboot, 1000",
        "aMethodOfNextYear, 1000",
        "receiveNotification, 10",
        "deleteNotification, 10",
        "clearWebhooksQueue, 60000"
    })
    void callsStayBelowTheDocumentedRate(String method, long least) {
        assertThat(GREEN_API.spacing(method)).isBetween(Duration.ofMillis(least), Duration.ofMillis(least * 6 / 5));
    }

    @Test
    void zApiIsAskedForCodesAsItsDocumentationSays() {
        assertThat(Z_API.qrInterval()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
        assertThat(Z_API.maxQrCodes()).isEqualTo(3);
        assertThat(Z_API.statePollWhileLinking()).isPresent();
    }

    @Test
    void greenApiIsAskedForCodesAsItsDocumentationSays() {
        assertThat(GREEN_API.qrInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(GREEN_API.maxQrCodes()).isZero();
        assertThat(GREEN_API.statePollWhileLinking()).isEmpty();
    }

    private static final Dialect GREEN_API = Dialect.of(Provider.GREEN_API);
    private static final Dialect Z_API = Dialect.of(Provider.Z_API);

    private static GreenApiAccount greenApi(String apiUrl, String token) {
        return new GreenApiAccount(Provider.GREEN_API, "1101", apiUrl, token, null, Map.of());
    }

    private static GreenApiAccount zApi(String clientToken) {
        return new GreenApiAccount(Provider.Z_API, "3C01", null, "t", clientToken, Map.of());
    }

    @ParameterizedTest
    @CsvSource({"' https://partner.example/ ', https://partner.example", "' ', https://api.green-api.com"})
    void spacesAroundThePartnersOptionsDoNotCount(String url, String base) {
        Partner partner = new Partner(Provider.GREEN_API, url, " token\n", " ", " ");

        assertThat(new GreenApiPartnerMethods(partner).address("getInstances", List.of(), Map.of()))
                .hasToString(base + "/partner/getInstances/token");
        assertThat(partner.account("1101000001", "t", null).apiUrl()).isEqualTo("https://1101.api.greenapi.com");
    }
}
