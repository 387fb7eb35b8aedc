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

    /**
     * The host, as Vert.x wants it: an IPv6 address without the brackets that it has in a URI, which Vert.x leaves out
     * of the header, too.
     */
    String host() {
        String host = uri.getHost();
        return isToIpv6() ? host.substring(1, host.length() - 1) : host;
    }

    boolean isToIpv6() {
        return uri.getHost().startsWith("[");
    }

    /** The address is hidden. */
    @Override
    public String toString() {
        return verb + " request to " + uri.getHost();
    }
}
