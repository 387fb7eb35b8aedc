/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import io.github.camelgreenapi.simulator.fault.Fault;

/** A fault in the form in which the control calls take it, for tests with many of them. */
public final class WrittenFault {

    private WrittenFault() {}

    /** @param written such as {@code status:429} */
    public static FaultArming of(SimulatedAccount account, String written) {
        String[] parts = written.split(":", 2);
        return account.fault(Fault.of(parts[0]), parts.length == 2 ? parts[1] : "");
    }
}
