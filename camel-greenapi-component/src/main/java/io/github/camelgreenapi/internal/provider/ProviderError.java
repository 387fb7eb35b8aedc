/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import io.github.camelgreenapi.failure.GreenApiError;

/**
 * The error in a reply.
 *
 * @param advice what the caller should change, as the end of a sentence; never in the provider's own words, which may
 *     hold secrets
 */
public record ProviderError(GreenApiError kind, String advice) {

    public static ProviderError of(GreenApiError kind) {
        return new ProviderError(kind, kind.meaning());
    }
}
