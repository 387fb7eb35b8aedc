/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.link;

import io.github.camelgreenapi.event.QrCode;

/** Where a person reads what happens. May be used from any thread. */
interface Screen extends AutoCloseable {

    /** Shows a code, in place of the one before. */
    void show(QrCode code);

    /** Takes away the code, for it is of no use any more. */
    void hide();

    void say(String text);

    /** The person has typed a line, which the terminal shows by itself. */
    void typed();

    @Override
    void close();
}
