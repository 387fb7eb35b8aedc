/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private static final GreenApiException KNOWN = GreenApiException.of(GreenApiError.TIMEOUT, "late", "1101", "qr");

    @Test
    void aKnownFailureStaysWhatItIs() {
        assertThat(Failures.known(KNOWN)).isSameAs(KNOWN);
        assertThat(Failures.known(new CompletionException(KNOWN))).isSameAs(KNOWN);
    }

    @Test
    void anotherOneKeepsOnlyTheNameOfItsClass() {
        GreenApiException failure = Failures.known(new CompletionException(new IllegalStateException("a token")));

        assertThat(failure.kind()).isEqualTo(GreenApiError.UNREACHABLE);
        assertThat(failure)
                .hasNoCause()
                .hasMessageContaining("(IllegalStateException)")
                .hasMessageNotContaining("token");
    }

    @Test
    void onlyAWrapperWithSomethingInItIsUnwrapped() {
        CompletionException empty = new CompletionException("empty", null);
        IllegalStateException other = new IllegalStateException(KNOWN);

        assertThat(Failures.cause(empty)).isSameAs(empty);
        assertThat(Failures.cause(other)).isSameAs(other);
    }
}
