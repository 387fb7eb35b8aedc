/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Simulated accounts at GREEN-API and Z-API: start a {@link Simulator}, take its {@link SimulatedAccount}s, be the
 * phone. Of the packages below, only {@link io.github.camelgreenapi.simulator.fault.Fault},
 * {@link io.github.camelgreenapi.simulator.fault.Strike} and
 * {@link io.github.camelgreenapi.simulator.http.RecordedRequest} are meant to be used from outside.
 */
package io.github.camelgreenapi.simulator;
