/* SPDX-License-Identifier: Apache-2.0 */
/** The time the simulated providers live in, and the one thread on which they live. */
package io.github.camelgreenapi.simulator.time;
