/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.provider;

import io.github.camelgreenapi.failure.GreenApiError;

/**
 * What a reply complains of.
 *
 * @param advice what the caller should change, as a sentence's end; never the provider's own words, which may hold
 *     secrets
 */
public record Complaint(GreenApiError kind, String advice) {

    public static Complaint of(GreenApiError kind) {
        return new Complaint(kind, kind.meaning());
    }
}
