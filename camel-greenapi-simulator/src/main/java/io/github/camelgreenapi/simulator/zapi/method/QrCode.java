/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi.method;

import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.instance.Pairing.ShownQr;
import io.github.camelgreenapi.simulator.zapi.ZApiInstance;

/**
 * The text inside the current QR code.
 *
 * @see <a href="https://developer.z-api.io/en/instance/qrcode">QR code</a>
 */
final class QrCode implements ZApiMethod {

    @Override
    public String endpoint() {
        return "qr-code";
    }

    @Override
    public void handle(ZApiInstance instance, HttpExchange exchange, String tail) {
        exchange.respond(WhileUnlinked.respond(instance, endpoint(), () -> {
            ShownQr qr = instance.pairing().qr();
            boolean picture = instance.faults().strikes(Fault.DATA_URI, endpoint());
            return Response.json("value", picture ? qr.image().dataUri() : qr.text());
        }));
    }
}
