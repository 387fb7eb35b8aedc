/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * One HTTP request.
 *
 * @param account equal for the requests of one account, which share its connections
 * @param uri holds the token, so it must not reach a text
 * @param body JSON; null for none
 * @param timeout for the whole exchange of request and reply
 */
public record Request(Object account, Verb verb, URI uri, Map<String, String> headers, byte[] body, Duration timeout) {

    /** The methods of HTTP that the providers use. */
    public enum Verb {
        GET,
        POST,
        PUT,
        DELETE
    }

    /** The address is hidden. */
    @Override
    public String toString() {
        return verb + " request to " + uri.getHost();
    }
}
