/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is kept of the number that an account was linked to: enough to recognise it, and not the number.
 *
 * <p>There are so few phone numbers that every plain or salted hash is soon undone by trying them all. So the hash is
 * keyed with the account's API token, which is kept elsewhere.
 *
 * @param masked for people, with four digits visible
 * @param key recognises the token that made the mark
 * @param mark recognises the number
 */
record LinkedNumber(String masked, String key, String mark) {

    private static final Pattern TEXT = Pattern.compile("([\\d*]{7,15}) ([0-9a-f]{16}) ([0-9a-f]{64})");
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_DIGITS = 16;

    static LinkedNumber of(GreenApiAccount account, PhoneNumber number) {
        return new LinkedNumber(number.masked(), key(account), mark(account, number));
    }

    /** Reads {@link #text()}; empty when it is something else. */
    static Optional<LinkedNumber> read(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new LinkedNumber(parts.group(1), parts.group(2), parts.group(3)))
                : Optional.empty();
    }

    String text() {
        return masked + " " + key + " " + mark;
    }

    /** Whether the account still has the token that made the mark, so that numbers can be compared with it. */
    boolean isComparable(GreenApiAccount account) {
        return key.equals(key(account));
    }

    /** @param number null when it is not known, which is another one */
    boolean isOf(GreenApiAccount account, PhoneNumber number) {
        return number != null
                && MessageDigest.isEqual(
                        mark.getBytes(StandardCharsets.US_ASCII),
                        mark(account, number).getBytes(StandardCharsets.US_ASCII));
    }

    private static String key(GreenApiAccount account) {
        return hash(account, "key").substring(0, KEY_DIGITS);
    }

    private static String mark(GreenApiAccount account, PhoneNumber number) {
        return hash(account, "number " + number.subscriber());
    }

    private static String hash(GreenApiAccount account, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(account.apiToken().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            String scope = account.provider().id() + " " + account.instance() + " ";
            return HexFormat.of().formatHex(mac.doFinal((scope + text).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    /** The marks are hidden. */
    @Override
    public String toString() {
        return masked;
    }
}
