/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.fault;

/** Where a fault can strike. */
public enum Place {

    /** In place of, or on the way of, the response to any HTTP call. */
    RESPONSE,
    /** At a websocket's opening handshake. */
    UPGRADE,
    /** In place of, or on the way of, a websocket frame. */
    FRAME,
    /** At a point that the provider's own method, event or webhook knows. */
    VARIANT
}
