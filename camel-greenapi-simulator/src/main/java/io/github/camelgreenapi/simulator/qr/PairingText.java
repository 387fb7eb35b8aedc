/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.qr;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes the secrets of linking: the text inside a WhatsApp QR code, and the code typed on a phone instead. */
public final class PairingText {

    private static final String TYPED = "123456789ABCDEFGHJKLMNPQRSTVWXYZ";

    private final SecureRandom random = new SecureRandom();

    /** A reference and three keys, as WhatsApp Web draws them: {@code 2@…,…,…,…,1}. */
    public String qr() {
        return "2@" + base64(96) + "," + base64(32) + "," + base64(32) + "," + base64(32) + ",1";
    }

    public String typed(int length) {
        StringBuilder code = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            code.append(TYPED.charAt(random.nextInt(TYPED.length())));
        }
        return code.toString();
    }

    private String base64(int bytes) {
        byte[] key = new byte[bytes];
        random.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
