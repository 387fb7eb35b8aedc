/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.transform;

import io.github.camelgreenapi.event.QrCode;
import org.apache.camel.spi.DataTypeTransformer;

/** Turns a QR code into an SVG document. */
@DataTypeTransformer(name = "greenapi:svg", description = "A QR code as an SVG document")
public final class QrCodeSvgTransformer extends QrCodeTransformer {

    public QrCodeSvgTransformer() {
        super("image/svg+xml");
    }

    @Override
    Object form(QrCode code) {
        return code.svg();
    }
}
