/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.Mutations;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.account.Redaction;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a provider's words become, whatever they are. */
class WordsFuzzTest {

    private static final String CLIENT_TOKEN = "F1 client+token/1";
    private static final GreenApiAccount ACCOUNT =
            new GreenApiAccount(Provider.Z_API, "1101", null, Mutations.SECRET, CLIENT_TOKEN, Map.of());
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** Texts with pieces in them that matter, of some characters or of thousands. */
    @Provide
    Arbitrary<String> words() {
        Arbitrary<String> piece = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(20),
                Arbitraries.strings().ascii().ofMaxLength(50),
                Arbitraries.of(
                        Mutations.SECRET,
                        Mutations.SECRET.substring(7, 20),
                        CLIENT_TOKEN,
                        URLEncoder.encode(CLIENT_TOKEN, StandardCharsets.UTF_8),
                        "authorized",
                        "qrCode",
                        "441234567890@c.us",
                        "+55 11 91234-5678",
                        "/waInstance1101/",
                        "\r\nX-Injected: 1",
                        "a".repeat(5_000),
                        " "));
        return Combinators.combine(piece, piece, piece).as((one, two, three) -> one + two + three);
    }

    @Property
    void aTypeIsAPlainWord(@ForAll("words") String text) {
        String type = PlainWord.type(ACCOUNT, text);

        assertThat(type).matches("[A-Za-z0-9_-]{1,40}");
        assertThat(type.equals(PlainWord.UNKNOWN) || type.equals(text)).isTrue();
        noPartOfAToken(type);
    }

    @Property
    void anIdIsAPlainOneOrNone(@ForAll("words") String text) {
        PlainWord.id(ACCOUNT, text).ifPresent(id -> {
            assertThat(id).isEqualTo(text).matches("[\\w.@:+-]{1,100}");
            noPartOfAToken(id);
        });
    }

    private static void noPartOfAToken(String word) {
        assertThat(word).doesNotContain(Mutations.SECRET, CLIENT_TOKEN);
        assertThat(word.length() >= 6 && Mutations.SECRET.contains(word)).isFalse();
    }

    @Property
    void aTextForPeopleIsOneShortLineWithoutTokens(@ForAll("words") String text) {
        String safe = SafeText.of(ACCOUNT, text);

        assertThat(safe).hasSizeLessThanOrEqualTo(201).doesNotContain(Mutations.SECRET, CLIENT_TOKEN);
        assertThat(CONTROL.matcher(safe).find()).isFalse();
    }

    @Property
    void aCleanedTextHoldsNoTokenInAnySpelling(@ForAll("words") String text) {
        String clean = Redaction.of(ACCOUNT).clean(text);

        assertThat(clean)
                .doesNotContain(
                        Mutations.SECRET, CLIENT_TOKEN, URLEncoder.encode(CLIENT_TOKEN, StandardCharsets.UTF_8));
    }

    @Property
    void aWordForAStateIsAState(@ForAll("words") String text) {
        assertThat(StateWords.greenApi(text)).isNotNull();
    }

    @Property
    void aNumberIsReadOrRefusedAndNeverShown(@ForAll("words") String text) {
        PhoneNumber.ofWid(text).ifPresent(WordsFuzzTest::isMasked);
        try {
            isMasked(PhoneNumber.parse(text));
        } catch (IllegalArgumentException e) {
            assertThat(e).hasNoCause().hasMessageStartingWith("A phone number must be in international form");
        }
    }

    private static void isMasked(PhoneNumber number) {
        assertThat(number.digits()).matches("\\d{7,15}");
        assertThat(number.toString())
                .doesNotContain(number.digits().substring(2, number.digits().length() - 2));
        assertThat(number.isSameSubscriberAs(number)).isTrue();
    }
}
