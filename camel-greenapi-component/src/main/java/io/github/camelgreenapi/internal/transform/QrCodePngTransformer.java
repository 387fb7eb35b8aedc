/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.transform;

import io.github.camelgreenapi.event.QrCode;
import org.apache.camel.spi.DataTypeTransformer;

/** Turns a QR code into the bytes of its PNG. */
@DataTypeTransformer(name = "greenapi:png", description = "The picture of a QR code as PNG bytes")
public final class QrCodePngTransformer extends QrCodeTransformer {

    public QrCodePngTransformer() {
        super("image/png");
    }

    @Override
    Object form(QrCode code) {
        return code.png();
    }
}
