/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi;

import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.time.ScheduledTask;
import io.github.camelgreenapi.simulator.time.SimulatedClock;
import java.time.Duration;

/** One open QR socket: the current code at once, each further one as it comes, then one terminal frame. */
final class QrSession {

    static final String METHOD = "scanqrcode";

    private final GreenApiInstance instance;
    private final SimulatedClock clock;
    private final FaultyFrames frames;
    private ScheduledTask timeout;
    private ScheduledTask rotation;
    private boolean over;

    QrSession(GreenApiInstance instance, SimulatedClock clock, FaultyFrames frames) {
        this.instance = instance;
        this.clock = clock;
        this.frames = frames;
    }

    void begin(Duration scanTime) {
        if (instance.linkable()) {
            timeout = clock.after(scanTime, this::timedOut);
            show();
        } else {
            end(Frame.ofState(instance));
        }
    }

    /** The account was linked by a phone, through this code or otherwise. */
    void linked() {
        if (instance.faults().strikes(Fault.CLOSE_AFTER_SCAN, METHOD)) {
            close();
        } else if (instance.faults().strikes(Fault.ALREADY_LOGGED_AFTER_SCAN, METHOD)) {
            end(Frame.alreadyLogged());
        } else {
            end(Frame.accountData(instance));
        }
    }

    void end(String terminal) {
        stop();
        frames.send(terminal, () -> {
            if (instance.faults().strikes(Fault.EXTRA_AFTER_TERMINAL, METHOD)) {
                frames.send(Frame.qrCode(instance), () -> {});
            }
            frames.close();
        });
    }

    /** Ends without a terminal frame. */
    void close() {
        stop();
        frames.close();
    }

    void faultArmed() {
        if (!over) {
            frames.interrupt();
        }
    }

    /** No further code, no time-out; the peer or a fault may have ended it already. */
    void stop() {
        over = true;
        if (timeout != null) {
            timeout.cancel();
        }
        if (rotation != null) {
            rotation.cancel();
        }
    }

    private void show() {
        Duration valid = Duration.between(clock.now(), instance.pairing().qr().until());
        rotation = clock.after(valid, this::show);
        frames.send(Frame.ofState(instance), () -> {});
    }

    private void timedOut() {
        boolean otherWord = instance.faults().strikes(Fault.TIMEOUT_WORD, METHOD);
        end(Frame.timeout(otherWord ? "timeout" : "timeoutExpired"));
    }
}
