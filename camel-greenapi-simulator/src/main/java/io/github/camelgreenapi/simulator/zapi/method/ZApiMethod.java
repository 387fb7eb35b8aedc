/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi.method;

import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.zapi.ZApiInstance;

/** One endpoint of a Z-API instance. */
interface ZApiMethod {

    /** The path below the token, without parameters. */
    String endpoint();

    default String verb() {
        return "GET";
    }

    /** @param tail what follows the endpoint in the path; empty when nothing does */
    void handle(ZApiInstance instance, HttpExchange exchange, String tail);
}
