/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import io.github.camelgreenapi.internal.wire.Reply;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The methods that one token opens: where they are, and how they report errors. */
public sealed interface ProviderMethods permits InstanceMethods, GreenApiPartnerMethods, ZApiPartnerMethods {

    /** Whose rate limits a call counts for, and whose connections it uses. */
    AccountKey key();

    /**
     * The address of a method.
     *
     * @param tail further segments of the path
     * @return holds a token
     */
    URI address(String method, List<String> tail, Map<String, String> query);

    /** The headers that carry credentials. */
    Map<String, String> headers();

    /** The error in a reply, if there is one; a status of 200 does not rule it out. */
    Optional<ProviderError> error(Reply reply);
}
