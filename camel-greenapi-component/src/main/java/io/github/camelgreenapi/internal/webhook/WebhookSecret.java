/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that GREEN-API must send in {@code Authorization} to a webhook.
 *
 * @see <a href="https://green-api.com/en/docs/api/receiving/technology-webhook-endpoint/">Webhook endpoint</a>
 */
public final class WebhookSecret {

    private static final String SCHEME = "(?i)^(bearer|basic)\\s+";
    private static final int RANDOM_BYTES = 24;

    private final String token;

    public WebhookSecret(String token) {
        this.token = token;
    }

    /** A random one. */
    static WebhookSecret random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new WebhookSecret(HexFormat.of().formatHex(bytes));
    }

    /** The form in which it is registered at the provider. */
    String token() {
        return token;
    }

    /**
     * Whether a header carries it: as {@code Bearer}, as {@code Basic} or bare, all of which are sent. The time this
     * takes does not depend on the token.
     */
    public boolean isIn(String authorization) {
        return authorization != null && MessageDigest.isEqual(digest(authorization), digest(token));
    }

    // Of equal length whatever was sent, and without the scheme, which the token may have been stored with.
    private static byte[] digest(String text) {
        try {
            String bare = text.strip().replaceFirst(SCHEME, "").strip();
            return MessageDigest.getInstance("SHA-256").digest(bare.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java lacks SHA-256", e);
        }
    }

    /** A path that cannot be guessed without the account's token, and is the same on every node. */
    public static String path(String provider, String instance, String apiToken) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(apiToken.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] hash = mac.doFinal((provider + " webhook " + instance).getBytes(StandardCharsets.UTF_8));
            return "/" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Java lacks HmacSHA256", e);
        }
    }

    /** It is hidden. */
    @Override
    public String toString() {
        return "WebhookSecret[***]";
    }
}
