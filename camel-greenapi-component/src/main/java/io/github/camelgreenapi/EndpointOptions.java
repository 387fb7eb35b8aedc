/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.option.Transport;
import java.time.Duration;

/**
 * The options of one endpoint.
 *
 * @param shared the options that the component has too
 * @param instance null when the endpoint serves the accounts of the option {@code accounts}
 * @param phoneNumber as written; null when not set
 * @param transport null for the provider's default
 * @param expectedPhone as written; null when any account may be linked
 * @param debounce zero when every state is reported at once
 * @param instanceName null when not set
 */
record EndpointOptions(
        GreenApiOperation operation,
        GreenApiConfiguration shared,
        String instance,
        String phoneNumber,
        Transport transport,
        String expectedPhone,
        boolean logoutWrongAccount,
        boolean emitInitial,
        Duration debounce,
        String instanceName) {

    // In place of a number: the one that was linked before.
    private static final String PREVIOUS = "previous";

    boolean expectsPreviousPhone() {
        return PREVIOUS.equals(expectedPhone);
    }

    /** Secrets are hidden. */
    @Override
    public String toString() {
        return "EndpointOptions[greenapi:" + operation + "]";
    }
}
