/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Simulated accounts at GREEN-API and Z-API: start a {@link Simulator}, take its {@link SimulatedAccount}s, be the
 * phone. What is in the packages below is not meant to be used from outside.
 */
package io.github.camelgreenapi.simulator;
