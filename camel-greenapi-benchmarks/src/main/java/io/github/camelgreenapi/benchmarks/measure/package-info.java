/* SPDX-License-Identifier: Apache-2.0 */
/** Measures processes: time of the CPU, memory and threads. */
package io.github.camelgreenapi.benchmarks.measure;
