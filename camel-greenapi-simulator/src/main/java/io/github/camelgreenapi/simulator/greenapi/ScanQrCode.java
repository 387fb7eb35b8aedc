/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi;

import io.github.camelgreenapi.simulator.http.Call;

/**
 * QR codes over a websocket, each new one pushed, until the scan.
 *
 * @see <a href="https://green-api.com/en/docs/api/account/Scanqrcode/">Scanqrcode</a>
 */
final class ScanQrCode implements GreenApiMethod {
    static final String NAME = "scanqrcode";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String verb() {
        return "WS";
    }

    @Override
    public void call(GreenApiInstance instance, Call call, String tail) {
        call.request().toWebSocket().onSuccess(socket -> {
            call.note(101);
            instance.open(socket, call);
        });
    }
}
