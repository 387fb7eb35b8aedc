/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi;

import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.http.Answer;
import io.github.camelgreenapi.simulator.http.Call;
import io.github.camelgreenapi.simulator.instance.Pairing.ShownQr;

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
    public void call(ZApiInstance instance, Call call, String tail) {
        call.answer(WhileUnlinked.answer(instance, endpoint(), () -> {
            ShownQr qr = instance.pairing().qr();
            boolean picture = instance.faults().strikes(Fault.DATA_URI, endpoint());
            return Answer.json("value", picture ? qr.image().dataUri() : qr.text());
        }));
    }
}
