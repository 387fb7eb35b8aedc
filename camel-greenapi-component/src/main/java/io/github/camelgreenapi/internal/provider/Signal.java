/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import io.github.camelgreenapi.failure.GreenApiException;
import java.util.Optional;

/** What a provider says while an account is being linked, whichever way it says it. */
public sealed interface Signal {

    /**
     * A QR code, new or shown before.
     *
     * @param picture PNG or JPEG
     */
    record Code(byte[] picture) implements Signal {

        /** Whether it can be shown as it is. */
        public boolean isPng() {
            return QrPng.isPng(picture);
        }

        /**
         * The picture as PNG; empty when it is broken, or no QR code is so large. Unless it is one already, this takes
         * time.
         */
        public Optional<byte[]> png() {
            return QrPng.png(picture);
        }

        @Override
        public String toString() {
            return "Code";
        }
    }

    /** The account is linked. */
    record AlreadyLinked(String message) implements Signal {}

    /** WhatsApp demands a passkey. */
    record PasskeyRequired(String payload) implements Signal {

        @Override
        public String toString() {
            return "PasskeyRequired";
        }
    }

    /** Who was linked; whatever is not told is null. */
    record AccountData(String wid, String pushname, String webhookUrl, String proxy) implements Signal {

        @Override
        public String toString() {
            return "AccountData";
        }
    }

    /** The provider's time for a scan is over. */
    record TimedOut() implements Signal {}

    /** The provider will not link. */
    record Refused(GreenApiException failure) implements Signal {}

    /** Something of a type that is not known. */
    record Unknown(String type, String raw) implements Signal {

        @Override
        public String toString() {
            return "Unknown[" + type + "]";
        }
    }

    /** No more comes, and how it ended was not said. */
    record Closed(String reason) implements Signal {}
}
