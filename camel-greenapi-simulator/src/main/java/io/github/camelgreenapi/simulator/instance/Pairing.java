/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.instance;

import io.github.camelgreenapi.simulator.qr.PairingText;
import io.github.camelgreenapi.simulator.qr.QrImage;
import io.github.camelgreenapi.simulator.time.SimulatedClock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What an unlinked account offers to a phone: the current QR code, and the pairing code if one was asked for. */
public final class Pairing {

    /** A QR code and the instant at which it stops being the current one. */
    public record ShownQr(String text, QrImage image, Instant until) {}

    private record IssuedCode(String code, String phone, Instant until) {}

    private final SimulatedClock clock;
    private final Timing timing;
    private final PairingText texts = new PairingText();
    private ShownQr qr;
    private IssuedCode issued;

    public Pairing(SimulatedClock clock, Timing timing) {
        this.clock = clock;
        this.timing = timing;
    }

    /** The code of the moment. It lives from when it is first looked at, or from when its predecessor ended. */
    public ShownQr qr() {
        Instant now = clock.now();
        if (qr == null || !now.isBefore(qr.until())) {
            boolean seamless = qr != null && now.isBefore(qr.until().plus(timing.qr()));
            String text = texts.qr();
            qr = new ShownQr(text, new QrImage(text), (seamless ? qr.until() : now).plus(timing.qr()));
        }
        return qr;
    }

    public boolean isCurrent(String text) {
        return qr().text().equals(text);
    }

    /** Issues a code for the number; the one issued before is void from now on. */
    public String issueCode(String phone, int length) {
        issued = new IssuedCode(texts.typed(length), phone, clock.now().plus(timing.code()));
        return issued.code();
    }

    public Optional<String> code() {
        return valid().map(IssuedCode::code);
    }

    /** The number that the code was issued for, if it is the one that may be typed now. */
    public Optional<String> phoneOf(String typed) {
        String plain = typed.replace("-", "").toUpperCase(Locale.ROOT);
        return valid().filter(code -> code.code().equals(plain)).map(IssuedCode::phone);
    }

    /** Makes everything shown so far worthless. */
    public void forget() {
        qr = null;
        issued = null;
    }

    private Optional<IssuedCode> valid() {
        return Optional.ofNullable(issued).filter(code -> clock.now().isBefore(code.until()));
    }
}
