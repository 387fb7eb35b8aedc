/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.link;

import io.github.camelgreenapi.event.QrCode;

/** The output that a person reads. It may be used from any thread. */
interface Screen extends AutoCloseable {

    /** Shows a code, in place of the one before. */
    void show(QrCode code);

    /** Removes the code, because it is not valid any more. */
    void hide();

    void say(String text);

    /** The person has typed a line, which the terminal shows by itself. */
    void typed();

    @Override
    void close();
}
