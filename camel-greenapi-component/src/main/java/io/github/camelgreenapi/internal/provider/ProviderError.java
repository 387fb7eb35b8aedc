/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import io.github.camelgreenapi.failure.GreenApiError;

/**
 * What a reply complains of.
 *
 * @param advice what the caller should change, as a sentence's end; never the provider's own words, which may hold
 *     secrets
 */
public record ProviderError(GreenApiError kind, String advice) {

    public static ProviderError of(GreenApiError kind) {
        return new ProviderError(kind, kind.meaning());
    }
}
