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

    /** The queue cannot be used, because the instance posts its notifications to a webhook. */
    public static final ProviderError POSTED_TO_A_WEBHOOK = new ProviderError(
            GreenApiError.BAD_REQUEST,
            "notifications go to a webhook; clear the setting webhookUrl with updateSettings and wait a minute");

    /** The provider cannot create an instance now, and has not. */
    public static final ProviderError NO_FREE_INSTANCE = new ProviderError(
            GreenApiError.SERVER_ERROR, "the provider has no free instance at the moment; try again later");

    public static ProviderError of(GreenApiError kind) {
        return new ProviderError(kind, kind.meaning());
    }
}
