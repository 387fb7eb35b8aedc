/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

/** What a test has measured; it is printed in the profile {@code long}. */
public final class Figures {

    private Figures() {}

    public static void report(String figures) {
        if (Boolean.getBoolean("long")) {
            System.out.println("figures: " + figures);
        }
    }
}
