/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi.method;

import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.fault.Faults;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Response;
import io.github.camelgreenapi.simulator.qr.QrImage;
import io.github.camelgreenapi.simulator.zapi.ZApiInstance;
import io.vertx.core.buffer.Buffer;

/**
 * The current QR code as a picture.
 *
 * @see <a href="https://developer.z-api.io/en/instance/qrcode">QR code</a>
 */
final class QrCodeImage implements ZApiMethod {

    @Override
    public String endpoint() {
        return "qr-code/image";
    }

    @Override
    public void handle(ZApiInstance instance, HttpExchange exchange, String tail) {
        exchange.respond(WhileUnlinked.respond(
                instance, endpoint(), () -> picture(instance.pairing().qr().image(), instance.faults())));
    }

    private Response picture(QrImage image, Faults faults) {
        if (faults.strikes(Fault.BARE_BASE64, endpoint())) {
            return Response.json("value", image.base64());
        }
        if (faults.strikes(Fault.BASE64_MEMBER, endpoint())) {
            return Response.json("base64", image.base64());
        }
        if (faults.strikes(Fault.IMAGE_BODY, endpoint())) {
            return new Response(200, "image/png", Buffer.buffer(image.png()));
        }
        return Response.json("value", image.dataUri());
    }
}
