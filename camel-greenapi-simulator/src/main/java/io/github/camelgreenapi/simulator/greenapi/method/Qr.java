/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi.method;

import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.fault.Faults;
import io.github.camelgreenapi.simulator.greenapi.Frame;
import io.github.camelgreenapi.simulator.greenapi.GreenApiErrors;
import io.github.camelgreenapi.simulator.greenapi.GreenApiInstance;
import io.github.camelgreenapi.simulator.http.HttpExchange;
import io.github.camelgreenapi.simulator.http.Response;
import java.util.Optional;

/**
 * The current QR code as a picture.
 *
 * @see <a href="https://green-api.com/en/docs/api/account/QR/">QR</a>
 */
final class Qr implements GreenApiMethod {

    @Override
    public String name() {
        return "qr";
    }

    @Override
    public int perSecond() {
        return 3;
    }

    @Override
    public void handle(GreenApiInstance instance, HttpExchange exchange, String tail) {
        Optional<String> variant = variant(instance.faults());
        if (variant.isPresent()) {
            exchange.respond(Response.raw(200, variant.get()));
        } else if (instance.isStarting()) {
            exchange.respond(Response.text(400, GreenApiErrors.STARTING));
        } else {
            exchange.respond(Response.raw(200, Frame.ofState(instance)));
        }
    }

    private Optional<String> variant(Faults faults) {
        if (faults.strikes(Fault.PASSKEY, name())) {
            return Optional.of(Frame.passkeyRequired());
        }
        if (faults.strikes(Fault.PASSKEY_BARE, name())) {
            return Optional.of(Frame.passkeyRequiredBare());
        }
        if (faults.strikes(Fault.UNKNOWN_TYPE, name())) {
            return Optional.of(Frame.unknown());
        }
        return faults.argument(Fault.ERROR, name()).map(Frame::error);
    }
}
