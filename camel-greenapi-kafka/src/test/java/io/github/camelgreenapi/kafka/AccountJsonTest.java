/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountJsonTest {

    private static StoredAccount read(String json) {
        return AccountJson.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        GreenApiAccount whole = new GreenApiAccount(
                Provider.Z_API, "3C01", "https://example.com/v3", "token", "client", Map.of("tenant", "acme"));
        GreenApiAccount least = new GreenApiAccount(Provider.GREEN_API, "1101", null, "token", null, null);

        assertThat(AccountJson.read(AccountJson.write(whole))).isEqualTo(new StoredAccount(whole, null));
        assertThat(AccountJson.read(AccountJson.write(least))).isEqualTo(new StoredAccount(least, null));
    }

    @Test
    void theJsonIsWhatOtherProgramsWrite() {
        byte[] json = AccountJson.write(new GreenApiAccount(
                Provider.GREEN_API, "1101", null, "{{vault:acme}}", null, Map.of("tenant", "acme")));

        assertThat(new String(json, StandardCharsets.UTF_8))
                .isEqualTo(
                        "{'provider':'greenApi','instance':'1101','apiToken':'{{vault:acme}}','metadata':{'tenant':'acme'}}"
                                .replace('\'', '"'));
    }

    @Test
    void numbersAndUnknownFieldsAreTaken() {
        StoredAccount stored = read(
                "{'provider':'greenApi','instance':1101,'apiToken':'t','metadata':{'a':1,'b':null,'c':{}},'x':[]}");

        assertThat(stored.account().instance()).isEqualTo("1101");
        assertThat(stored.account().metadata()).isEqualTo(Map.of("a", "1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'apiToken':'secret             | it is not JSON",
                "['secret']                      | it is not a JSON object",
                "{'provider':'secret','instance':'1','apiToken':'t'} | its provider is none that is known",
                "{'provider':'zApi','instance':'1'}                  | An account needs a value for apiToken",
                "{'provider':'zApi','instance':'1','apiToken':'t','apiUrl':'https://secret@x'} | apiUrl",
            })
    void whatIsNoAccountIsNamedWithoutQuotingIt(String json, String problem) {
        StoredAccount stored = read(json);

        assertThat(stored.account()).isNull();
        assertThat(stored.problem()).contains(problem).doesNotContain("secret");
    }

    /** Damaged by cutting, doubling and changing bytes; a failure names the seed. */
    private static byte[] damaged(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder(
                "{'provider':'zApi','instance':'3C01','apiUrl':'https://example.com','apiToken':'secret',"
                        + "'clientToken':'secret','metadata':{'tenant':'acme','n':1}}");
        for (int change = random.nextInt(1, 6); change > 0; change--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(1, 20));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, Math.min(end, text.length() - 1));
                case 1 -> text.insert(at, text.substring(at, end));
                case 2 -> text.setCharAt(at, (char) random.nextInt(0x10000));
                default -> text.insert(at, "[".repeat(random.nextInt(3_000)));
            }
        }
        return text.toString().replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void damagedTextIsAnAccountOrAProblem() {
        for (int seed = 0; seed < 2_000; seed++) {
            byte[] text = damaged(seed);
            StoredAccount stored = assertDoesNotThrow(() -> AccountJson.read(text), "seed " + seed);

            assertThat(stored.account() == null).as("seed %d", seed).isEqualTo(stored.problem() != null);
            assertThat(String.valueOf(stored)).as("seed %d", seed).doesNotContain("secret");
        }
    }
}
