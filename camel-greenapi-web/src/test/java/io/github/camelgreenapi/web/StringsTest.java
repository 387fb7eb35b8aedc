/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.failure.GreenApiError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text is missing, in any language. */
class StringsTest {

    private static final Map<String, String> ENGLISH = Strings.in("en");

    private static Set<String> found(String regex, String text) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt", "es", "ru", "de"})
    void everyLanguageHasEveryText(String language) {
        Map<String, String> texts = Strings.in(language);

        assertThat(texts.keySet()).isEqualTo(ENGLISH.keySet());
        texts.forEach((key, text) -> {
            assertThat(text).as(key).isNotBlank();
            assertThat(found("\\{\\w+}", text)).as(key).isEqualTo(found("\\{\\w+}", ENGLISH.get(key)));
        });
    }

    @Test
    void everyTextThatThePageNamesIsThere() throws IOException {
        String scripts = read("greenapi-link-views.js") + read("greenapi-link-element.js");
        Set<String> named = found("\"[a-z][A-Za-z]*(\\.[A-Za-z0-9]+)+\"", scripts).stream()
                .map(quoted -> quoted.replace("\"", ""))
                .filter(key -> !key.endsWith(".js"))
                .collect(Collectors.toSet());

        assertThat(named).hasSizeGreaterThan(50);
        assertThat(ENGLISH.keySet()).containsAll(named);
    }

    @Test
    void everyReasonOfTheServerHasAText() {
        for (GreenApiError kind : GreenApiError.values()) {
            assertThat(ENGLISH).containsKey("refused." + PageEvents.reason(kind));
        }
        for (Ending ending : Ending.values()) {
            assertThat(ENGLISH).containsKeys("ended." + ending.word() + ".title", "ended." + ending.word() + ".text");
        }
    }

    private static String read(String name) throws IOException {
        try (InputStream file = StringsTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
