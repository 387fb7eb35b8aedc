/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.fault;

/**
 * A fault with its argument.
 *
 * @param argument what stands in capitals in the fault's {@linkplain Fault#form() form}; empty when nothing does
 */
public record Strike(Fault fault, String argument) {

    /** @throws IllegalArgumentException when the argument does not fit the fault */
    public Strike {
        fault.check(argument);
    }

    /** @throws IllegalArgumentException when the fault needs an argument */
    public Strike(Fault fault) {
        this(fault, "");
    }

    /**
     * @param text in the fault's form, such as {@code status:429}
     * @throws IllegalArgumentException when it is none, with all that are known
     */
    public static Strike parse(String text) {
        String[] parts = text.split(":", 2);
        return new Strike(Fault.of(parts[0]), parts.length == 2 ? parts[1] : "");
    }
}
