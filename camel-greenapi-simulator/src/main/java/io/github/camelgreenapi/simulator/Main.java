/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

/** Runs the simulator from the command line. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {}
}
