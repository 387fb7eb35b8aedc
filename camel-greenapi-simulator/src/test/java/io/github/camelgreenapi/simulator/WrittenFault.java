/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import io.github.camelgreenapi.simulator.fault.Strike;

/** A fault in the form in which the control calls take it, for tests with many of them. */
public final class WrittenFault {

    private WrittenFault() {}

    /** @param written such as {@code status:429} */
    public static FaultArming of(SimulatedAccount account, String written) {
        Strike strike = Strike.parse(written);
        return account.fault(strike.fault(), strike.argument());
    }
}
