/* SPDX-License-Identifier: Apache-2.0 */
/** Compares the component with raw clients, on one machine, over the loopback interface. */
package io.github.camelgreenapi.benchmarks;
