/* SPDX-License-Identifier: Apache-2.0 */
/** The simulator's own HTTP calls. */
package io.github.camelgreenapi.simulator.control;
