/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class GreenApiAccountTest {

    @Test
    void itsTokensAreHidden() {
        GreenApiAccount account = new GreenApiAccount(
                Provider.Z_API, "3C01", "http://localhost:1", "apiSecret", "clientSecret", Map.of("tenant", "blue"));

        assertThat(account).hasToString("zApi:3C01");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void anAbsentOptionIsNull(String absent) {
        GreenApiAccount account = new GreenApiAccount(Provider.GREEN_API, "1101", absent, "token", absent, null);

        assertThat(account.apiUrl()).isNull();
        assertThat(account.clientToken()).isNull();
        assertThat(account.metadata()).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void withoutInstanceOrTokenThereIsNoAccount(String absent) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> account(absent, null, "token"))
                .withMessage("An account needs a value for instance");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> account("1101", null, absent))
                .withMessage("An account needs a value for apiToken");
    }

    @Test
    void spacesFromACopiedConsolePageAreDropped() {
        GreenApiAccount account = account(" 1101 ", " https://7103.api.greenapi.com ", "token\n");

        assertThat(account.instance()).isEqualTo("1101");
        assertThat(account.apiUrl()).isEqualTo("https://7103.api.greenapi.com");
        assertThat(account.apiToken()).isEqualTo("token");
    }

    @Test
    void anInstanceMayHaveAnyLength() {
        assertThat(account("710712345678", null, "token").instance()).isEqualTo("710712345678");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8600", "https://api.greenapi.com/", "https://3100.api.green-api.com/v3"})
    void httpAndHttpsAddressesAreTaken(String apiUrl) {
        assertThat(account("1101", apiUrl, "token").apiUrl()).isEqualTo(apiUrl);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.green-api.com",
                "//api.green-api.com",
                "wss://api.green-api.com",
                "https://",
                "https:///v3",
                "https://my host",
                "https://api.green-api.com?x=1",
                "https://api.green-api.com#x",
                "https://api.green-api.com/#",
                "https://api.green-api.com:99999",
                "https://api.green-api.com:0",
                "https://user:password@api.green-api.com"
            })
    void anAddressThatCannotBeCalledIsRefusedAtOnceAndNotQuoted(String apiUrl) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> account("1101", apiUrl, "token"))
                .withMessage(
                        "The apiUrl of an account must be an http or https address without user, query or fragment, for example https://api.example.com")
                .withNoCause();
    }

    @Test
    void itsMetadataCannotBeChangedFromOutside() {
        Map<String, String> metadata = new HashMap<>(Map.of("tenant", "blue"));
        GreenApiAccount account = new GreenApiAccount(Provider.GREEN_API, "1101", null, "token", null, metadata);
        metadata.put("tenant", "red");

        assertThat(account.metadata()).containsExactly(Map.entry("tenant", "blue"));
        assertThatThrownBy(() -> account.metadata().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    private static GreenApiAccount account(String instance, String apiUrl, String apiToken) {
        return new GreenApiAccount(Provider.GREEN_API, instance, apiUrl, apiToken, null, null);
    }
}
