/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import io.github.camelgreenapi.failure.GreenApiException;
import java.util.Optional;

/** A message of a provider during a session, independent of its transport. */
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

    /** WhatsApp requires a passkey. */
    record PasskeyRequired(String payload) implements Signal {

        @Override
        public String toString() {
            return "PasskeyRequired";
        }
    }

    /** The account was linked, with its number; values that are not reported are null. */
    record AccountData(String wid, String pushname, String webhookUrl, String proxy) implements Signal {

        @Override
        public String toString() {
            return "AccountData";
        }
    }

    /** The provider's time limit for a scan has passed. */
    record TimedOut() implements Signal {}

    /** The provider will not link. */
    record Refused(GreenApiException failure) implements Signal {}

    /** A message of an unknown type. */
    record Unknown(String type, String raw) implements Signal {

        @Override
        public String toString() {
            return "Unknown[" + type + "]";
        }
    }

    /** The source ended without reporting an outcome. */
    record Closed(String reason) implements Signal {}
}
