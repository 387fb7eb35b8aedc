/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import java.util.Set;
import java.util.function.ObjIntConsumer;

/**
 * A fault about to be armed, for any method unless {@link #on} names one. {@link #once}, {@link #times} or
 * {@link #untilCleared} arms it; before that nothing goes wrong.
 */
public final class FaultArming {

    private static final int UNTIL_CLEARED = -1;

    private final Set<String> methods;
    private final ObjIntConsumer<String> arm;

    /** Null for any. */
    private String method;

    /**
     * @param methods those that can be named
     * @param arm takes the method, null for any, and how often the fault strikes, -1 for until it is cleared
     */
    FaultArming(Set<String> methods, ObjIntConsumer<String> arm) {
        this.methods = methods;
        this.arm = arm;
    }

    /** @param name the provider's method that the fault waits for, such as {@code getStateInstance}, in any case */
    public FaultArming on(String name) {
        MethodNames.check(methods, name);
        method = name;
        return this;
    }

    public void once() {
        times(1);
    }

    public void times(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("A fault strikes once or more often, not " + count + " times");
        }
        arm.accept(method, count);
    }

    /** Strikes each time until {@link SimulatedAccount#clearFaults} or {@link Simulator#clearFaults}. */
    public void untilCleared() {
        arm.accept(method, UNTIL_CLEARED);
    }
}
