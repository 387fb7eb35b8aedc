/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.option;

/** How a session receives new QR codes. */
public enum Transport {
    /** The provider sends each new code over a web socket. */
    WEBSOCKET,
    /** The provider is asked for the code again and again. */
    POLLING
}
