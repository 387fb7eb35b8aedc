/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.console;

import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.simulator.Simulator;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.apache.camel.Header;

/** A simulated phone, which knows only what is on the screen. */
public final class Phone {

    private static final String PNG = "data:image/png;base64,";

    private final Simulator simulator;

    Phone(Simulator simulator) {
        this.simulator = simulator;
    }

    /**
     * Scans a picture.
     *
     * @param seen {@code image}, the picture as a data URI, and {@code number}, the phone's own
     */
    public Map<String, Object> scan(Map<String, Object> seen, @Header("instance") String instance) {
        String image = text(seen, "image");
        if (!image.startsWith(PNG)) {
            throw new IllegalArgumentException("The screen shows no code at the moment");
        }
        boolean linked = simulator.account(instance).scan(read(image), number(seen));
        return Map.of("text", linked ? "Scanned" : "The phone says: this code is not valid any more");
    }

    private static String read(String image) {
        byte[] png = Base64.getDecoder().decode(image.substring(PNG.length()));
        try {
            return new QrCode(Provider.GREEN_API, "any", null, png, 1, Instant.EPOCH, Instant.EPOCH).content();
        } catch (GreenApiException e) {
            // Without its cause, which Camel would take for a provider's failure.
            throw new IllegalArgumentException("The phone cannot read this code: " + e.getMessage());
        }
    }

    /** Types a code, {@code code}. */
    public Map<String, Object> type(Map<String, Object> typed, @Header("instance") String instance) {
        boolean linked =
                simulator.account(instance).enterCode(text(typed, "code").replace("-", ""), null);
        return Map.of("text", linked ? "Typed" : "The phone says: this code is wrong");
    }

    /** Removes the device. */
    public Map<String, Object> remove(@Header("instance") String instance) {
        simulator.account(instance).unlink();
        return Map.of("text", "Removed");
    }

    private static String number(Map<String, Object> seen) {
        return PhoneNumber.parse(text(seen, "number")).digits();
    }

    private static String text(Map<String, Object> members, String name) {
        return String.valueOf(members.getOrDefault(name, ""));
    }
}
