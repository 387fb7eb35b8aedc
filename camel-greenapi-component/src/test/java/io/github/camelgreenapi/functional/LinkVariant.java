/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;

/** A provider and a transport: the same route links through each. */
enum LinkVariant {
    GREEN_API_BY_SOCKET("provider=greenApi&transport=websocket"),
    GREEN_API_BY_POLLING("provider=greenApi&transport=polling&qrInterval=400ms"),
    Z_API_BY_POLLING("provider=zApi&transport=polling&qrInterval=400ms");

    private final String options;

    LinkVariant(String options) {
        this.options = options;
    }

    SimulatedAccount account(Simulator simulator) {
        return this == Z_API_BY_POLLING ? simulator.zApi() : simulator.greenApi();
    }

    /** The address of an operation on the simulator's first account. */
    String uri(String operation, Simulator simulator) {
        return uri(operation, account(simulator), simulator.url());
    }

    /** The address of an operation on an account, which the component finds at this URL. */
    String uri(String operation, SimulatedAccount account, String apiUrl) {
        String clientToken = account.clientToken() == null ? "" : "&clientToken=" + account.clientToken();
        String own = operation.equals("qr") ? options : options.replaceAll("&transport.*", "");
        return "greenapi:" + operation + "?" + own + "&instance=" + account.instance() + "&apiToken=" + account.token()
                + clientToken + "&apiUrl=" + apiUrl;
    }
}
