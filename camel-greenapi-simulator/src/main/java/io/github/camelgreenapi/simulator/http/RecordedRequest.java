/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.http;

import java.time.Instant;
import java.util.Map;

/**
 * One request that reached an account.
 *
 * @param method the provider's method, in its documented spelling
 * @param verb the HTTP verb; {@code WS} for a websocket
 * @param path the path with the token replaced by {@code ***}
 * @param query the raw query, empty when there is none
 * @param body the request's body as text, empty when there is none
 * @param status the status of the response; 0 while there is none
 * @param at when it arrived, by the simulator's clock
 * @param headers the headers of interest: {@code content-type}, {@code user-agent}, and {@code client-token} as
 *     {@code present}
 */
public record RecordedRequest(
        String method,
        String verb,
        String path,
        String query,
        String body,
        int status,
        Instant at,
        Map<String, String> headers) {}
