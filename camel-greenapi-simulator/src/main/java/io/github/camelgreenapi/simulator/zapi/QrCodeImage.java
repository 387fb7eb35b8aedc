/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi;

import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.fault.Faults;
import io.github.camelgreenapi.simulator.http.Answer;
import io.github.camelgreenapi.simulator.http.Call;
import io.github.camelgreenapi.simulator.qr.QrImage;
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
    public void call(ZApiInstance instance, Call call, String tail) {
        call.answer(WhileUnlinked.answer(
                instance, endpoint(), () -> picture(instance.pairing().qr().image(), instance.faults())));
    }

    private Answer picture(QrImage image, Faults faults) {
        if (faults.strikes(Fault.BARE_BASE64, endpoint())) {
            return Answer.json("value", image.base64());
        }
        if (faults.strikes(Fault.BASE64_MEMBER, endpoint())) {
            return Answer.json("base64", image.base64());
        }
        if (faults.strikes(Fault.IMAGE_BODY, endpoint())) {
            return new Answer(200, "image/png", Buffer.buffer(image.png()));
        }
        return Answer.json("value", image.dataUri());
    }
}
