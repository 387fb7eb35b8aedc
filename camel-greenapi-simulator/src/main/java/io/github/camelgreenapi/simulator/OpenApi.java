/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import io.github.camelgreenapi.simulator.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The description of the control calls, an OpenAPI 3.1 document. */
final class OpenApi {

    private OpenApi() {}

    static Response document() {
        try (InputStream in = OpenApi.class.getResourceAsStream("openapi.json")) {
            return Response.raw(200, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
