/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.util.SensitiveUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Camel hides the component's secrets, and nothing of its own because of them. */
class SecretOptionsTest {

    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    private boolean hidden(String key) {
        return CamelContextHelper.containsSensitive(context, key);
    }

    private void useComponent() {
        context.getComponent("greenapi");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apiToken",
                "api-token",
                "configuration.apiToken",
                "clientToken",
                "webhookToken",
                "proxyAuthUsername",
                "proxy-auth-password"
            })
    void aSecretOptionIsHidden(String option) {
        useComponent();

        assertThat(hidden("camel.component.greenapi." + option)).isTrue();
    }

    @Test
    void noPropertyOfCamelMainIsHiddenThatWasNot() throws IOException {
        List<String> shown = camelMainProperties().stream()
                .filter(property -> !SensitiveUtils.containsSensitive(property))
                .toList();

        useComponent();

        assertThat(shown).contains("camel.main.name").hasSizeGreaterThan(300);
        assertThat(shown).noneMatch(this::hidden);
    }

    private static List<String> camelMainProperties() throws IOException {
        List<String> names = new ArrayList<>();
        try (InputStream file = Main.class.getResourceAsStream("/META-INF/camel-main-configuration-metadata.json")) {
            for (JsonNode property : new ObjectMapper().readTree(file).path("properties")) {
                names.add(property.path("name").asText());
            }
        }
        return names;
    }

    @Test
    void onlyWordsAreAddedThatCamelDoesNotKnow() {
        useComponent();

        assertThat(context.getCamelContextExtension()
                        .getAdditionalSensitiveKeywords()
                        .split(","))
                .contains("apitoken")
                .noneMatch(SensitiveUtils::containsSensitive);
    }

    @Test
    void aUsersOwnWordsAreKept() {
        context.getCamelContextExtension().setAdditionalSensitiveKeywords("tenantkey, clienttoken");

        useComponent();

        assertThat(context.getCamelContextExtension().getAdditionalSensitiveKeywords())
                .isEqualTo("tenantkey,clienttoken,apitoken,partnertoken,webhooktoken");
    }
}
