/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretTest {

    @ParameterizedTest
    @ValueSource(strings = {"sesame", "Bearer sesame", "Basic sesame", "bearer  sesame", " BASIC sesame "})
    void theTokenIsKnownWithAndWithoutScheme(String header) {
        assertThat(new WebhookSecret("sesame").isIn(header)).isTrue();
        assertThat(new WebhookSecret("Bearer sesame").isIn(header)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "sesam", "sesamee", "Digest sesame", "Bearer Bearer sesame"})
    void everythingElseIsNot(String header) {
        assertThat(new WebhookSecret("sesame").isIn(header)).isFalse();
        assertThat(new WebhookSecret("sesame").isIn(null)).isFalse();
    }

    @Test
    void aRandomOneIsLongAndHidden() {
        WebhookSecret secret = WebhookSecret.random();

        assertThat(secret.token())
                .hasSize(48)
                .isNotEqualTo(WebhookSecret.random().token());
        assertThat(secret.toString()).doesNotContain(secret.token());
    }

    @Test
    void aPathIsTheSameOnEveryNodeAndNeedsTheToken() {
        assertThat(WebhookSecret.path("zApi", "3C01", "t1"))
                .hasSizeGreaterThan(60)
                .isEqualTo(WebhookSecret.path("zApi", "3C01", "t1"))
                .isNotEqualTo(WebhookSecret.path("zApi", "3C01", "t2"))
                .isNotEqualTo(WebhookSecret.path("zApi", "3C02", "t1"));
    }
}
