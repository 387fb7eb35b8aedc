/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.provider.Credentials;
import io.github.camelgreenapi.internal.provider.Dialect;
import io.github.camelgreenapi.internal.provider.Json;
import io.github.camelgreenapi.internal.provider.ProviderError;
import io.github.camelgreenapi.internal.provider.ProviderMethods;
import io.github.camelgreenapi.internal.wire.Reply;
import java.time.Instant;

/**
 * A reply with the context needed to read it.
 *
 * @param methods the method that was called is one of these
 * @param at when it was received
 */
public record CallReply(Credentials credentials, ProviderMethods methods, String operation, Reply http, Instant at) {

    /** The account that the call concerns; null when it concerns no one instance. */
    public GreenApiAccount account() {
        return credentials.account();
    }

    public Provider provider() {
        return credentials.provider();
    }

    public String instance() {
        return credentials.instance();
    }

    public JsonNode json() {
        return http.json();
    }

    /** The first of these members that is not empty, or null. */
    public String text(String... names) {
        return Json.text(json(), names).orElse(null);
    }

    /** The body, which must be a JSON object. */
    public JsonNode object() {
        if (!json().isObject()) {
            throw failure(GreenApiError.GARBLED_REPLY);
        }
        return json();
    }

    /** Fails unless the member means yes; for methods that answer 200 when they have failed. */
    public void requireYes(String member) {
        if (Json.no(object(), member)) {
            throw failure(GreenApiError.SERVER_ERROR);
        }
        if (!Json.yes(object(), member)) {
            throw failure(GreenApiError.GARBLED_REPLY);
        }
    }

    public GreenApiException failure(GreenApiError kind) {
        return failure(ProviderError.of(kind));
    }

    public GreenApiException failure(ProviderError error) {
        String title = Dialect.of(provider()).title();
        return new GreenApiException(
                error.kind(),
                title + " answered " + http.status() + " to " + operation + credentials.ofInstance() + ": "
                        + error.advice(),
                http.status(),
                http.retryAfter(),
                instance(),
                operation);
    }

    /** The error that the dialect sees in this reply; null when it sees none. */
    public GreenApiException error() {
        return methods.error(http).map(this::failure).orElse(null);
    }
}
