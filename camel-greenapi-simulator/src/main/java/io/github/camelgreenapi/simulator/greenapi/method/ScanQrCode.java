/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi.method;

import io.github.camelgreenapi.simulator.greenapi.GreenApiInstance;
import io.github.camelgreenapi.simulator.http.HttpExchange;

/**
 * QR codes over a websocket, each new one pushed, until the scan.
 *
 * @see <a href="https://green-api.com/en/docs/api/account/Scanqrcode/">Scanqrcode</a>
 */
final class ScanQrCode implements GreenApiMethod {

    @Override
    public String name() {
        return GreenApiInstance.QR_SESSION;
    }

    @Override
    public String verb() {
        return "WS";
    }

    @Override
    public void handle(GreenApiInstance instance, HttpExchange exchange, String tail) {
        exchange.request().toWebSocket().onSuccess(socket -> {
            exchange.note(101);
            instance.open(socket, exchange);
        });
    }
}
