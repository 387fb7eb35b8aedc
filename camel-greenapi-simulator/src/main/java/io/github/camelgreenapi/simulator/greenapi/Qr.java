/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi;

import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.fault.Faults;
import io.github.camelgreenapi.simulator.http.Answer;
import io.github.camelgreenapi.simulator.http.Call;
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
    public void call(GreenApiInstance instance, Call call, String tail) {
        Optional<String> variant = variant(instance.faults());
        if (variant.isPresent()) {
            call.answer(Answer.raw(200, variant.get()));
        } else if (instance.isStarting()) {
            call.answer(Answer.text(400, GreenApiComplaints.STARTING));
        } else {
            call.answer(Answer.raw(200, Frame.ofState(instance)));
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
