/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import java.util.Collection;
import java.util.TreeSet;

/** Finds typing errors in the names of methods. */
final class MethodNames {

    private MethodNames() {}

    /** @throws IllegalArgumentException with all known names when this is none of them, in whatever case */
    static void check(Collection<String> known, String name) {
        if (known.stream().noneMatch(name::equalsIgnoreCase)) {
            throw new IllegalArgumentException("Unknown method '" + name + "'; known are " + new TreeSet<>(known));
        }
    }
}
