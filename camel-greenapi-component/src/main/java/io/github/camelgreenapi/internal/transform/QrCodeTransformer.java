/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.transform;

import io.github.camelgreenapi.event.QrCode;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.Transformer;

/** Replaces a QR code in a message with one of its forms, and sets the content type. */
abstract class QrCodeTransformer extends Transformer {

    private final String contentType;

    QrCodeTransformer(String contentType) {
        this.contentType = contentType;
    }

    abstract Object form(QrCode code);

    @Override
    public final void transform(Message message, DataType from, DataType to) {
        if (!(message.getBody() instanceof QrCode code)) {
            String kind = message.getBody() == null
                    ? "null"
                    : message.getBody().getClass().getSimpleName();
            throw new IllegalArgumentException(
                    "The data type " + to.getFullName() + " needs a QrCode as body, but the body is " + kind
                            + "; transform only messages with the header CamelGreenApiEventType=qrCode");
        }
        message.setBody(form(code));
        message.setHeader(Exchange.CONTENT_TYPE, contentType);
    }
}
