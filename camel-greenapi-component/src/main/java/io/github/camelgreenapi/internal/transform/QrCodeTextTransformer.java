/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.transform;

import io.github.camelgreenapi.event.QrCode;
import org.apache.camel.spi.DataTypeTransformer;

/** Turns a QR code into text for terminals. */
@DataTypeTransformer(name = "greenapi:text", description = "A QR code drawn for a terminal")
public final class QrCodeTextTransformer extends QrCodeTransformer {

    public QrCodeTextTransformer() {
        super("text/plain;charset=utf-8");
    }

    @Override
    Object form(QrCode code) {
        return code.text();
    }
}
