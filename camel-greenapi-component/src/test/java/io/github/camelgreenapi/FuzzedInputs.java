/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * How many inputs a property gets: 2,000 or what it says, and fifty times that in the profile {@code long}. A failure
 * prints its seed; {@code -Dseed=N} repeats that one.
 */
public final class FuzzedInputs implements AroundPropertyHook {

    private static final int USUALLY = 2_000;
    private static final int LONG = 50;

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property)
            throws Throwable {
        PropertyAttributes attributes = context.attributes();
        int tries = attributes.tries().orElse(USUALLY);
        attributes.setTries(Repetitions.of(tries, LONG * tries));
        String seed = System.getProperty("seed");
        if (seed != null) {
            attributes.setSeed(seed);
        }
        return property.execute();
    }
}
