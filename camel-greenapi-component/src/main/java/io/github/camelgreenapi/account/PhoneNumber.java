/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.account;

import java.util.Optional;

/**
 * A telephone number in international form, digits only.
 *
 * <p>{@code toString()} is masked, because it ends up in logs.
 */
public record PhoneNumber(String digits) {

    // E.164 allows 15 digits; no country's numbers are shorter than 7 with the country code.
    private static final int SHORTEST = 7;
    private static final int LONGEST = 15;
    private static final String BRAZIL = "55";

    public PhoneNumber {
        if (digits == null || !digits.matches("\\d{" + SHORTEST + "," + LONGEST + "}")) {
            throw new IllegalArgumentException(
                    "A phone number must be in international form, digits only, for example 441234567890");
        }
    }

    /**
     * Reads a number as a person or a route writes it: a leading {@code +}, spaces, hyphens and brackets are dropped.
     */
    public static PhoneNumber parse(String text) {
        return new PhoneNumber(
                text == null ? null : text.strip().replaceFirst("^\\+", "").replaceAll("[ ()\\-]", ""));
    }

    /** The number in a WhatsApp id such as {@code 441234567890@c.us} or {@code 441234567890:8@s.whatsapp.net}. */
    public static Optional<PhoneNumber> ofWid(String wid) {
        if (wid == null) {
            return Optional.empty();
        }
        String digits = wid.strip().replaceFirst("[:@].*$", "").replaceFirst("^\\+", "");
        return digits.matches("\\d{" + SHORTEST + "," + LONGEST + "}")
                ? Optional.of(new PhoneNumber(digits))
                : Optional.empty();
    }

    /**
     * Whether both are the same subscriber. Brazilian mobile numbers are registered at WhatsApp with or without their
     * ninth digit, so both spellings count as one.
     */
    public boolean isSameSubscriberAs(PhoneNumber other) {
        return other != null && subscriber().equals(other.subscriber());
    }

    /** Returns the digits that all spellings of the number have in common. */
    public String subscriber() {
        boolean brazilianMobile = digits.startsWith(BRAZIL) && digits.length() == 13 && digits.charAt(4) == '9';
        return brazilianMobile ? digits.substring(0, 4) + digits.substring(5) : digits;
    }

    /** The number with all but its first two and last two digits hidden. */
    public String masked() {
        return digits.substring(0, 2) + "*".repeat(digits.length() - 4) + digits.substring(digits.length() - 2);
    }

    @Override
    public String toString() {
        return masked();
    }
}
