/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi;

import io.github.camelgreenapi.simulator.http.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the QR socket says, and for the most part the QR call too.
 *
 * @see <a href="https://green-api.com/en/docs/api/account/Scanqrcode/">Scanqrcode</a>
 */
public final class Frame {

    static final String LOGOUT_NEEDED = "Instance has auth. You need to make log out";

    private Frame() {}

    /** The code of an unlinked account, or why there is none. */
    public static String ofState(GreenApiInstance instance) {
        if (instance.linkable()) {
            return qrCode(instance);
        }
        return instance.isLinked()
                ? alreadyLogged()
                : error(instance.isStarting() ? GreenApiErrors.STARTING : LOGOUT_NEEDED);
    }

    static String qrCode(GreenApiInstance instance) {
        return of("qrCode", instance.pairing().qr().image().base64());
    }

    static String alreadyLogged() {
        return of("alreadyLogged", "instance account already authorized");
    }

    public static String error(String message) {
        return of("error", message);
    }

    static String timeout(String word) {
        return of(word, word);
    }

    public static String passkeyRequired() {
        return of("passkeyRequired", "PassKey is required to link this account");
    }

    public static String passkeyRequiredBare() {
        return Json.text(Map.of("type", "passkeyRequired"));
    }

    public static String unknown() {
        return of("deviceMoved", "a type that nobody knows");
    }

    /** Who is linked now; it has no {@code message}. */
    static String accountData(GreenApiInstance instance) {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("type", "accountData");
        frame.put("wid", instance.wid());
        frame.put("pushname", "Simulated Phone");
        frame.put("webhookUrl", instance.inForce().text("webhookUrl"));
        return Json.text(frame);
    }

    private static String of(String type, String message) {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("type", type);
        frame.put("message", message);
        return Json.text(frame);
    }
}
