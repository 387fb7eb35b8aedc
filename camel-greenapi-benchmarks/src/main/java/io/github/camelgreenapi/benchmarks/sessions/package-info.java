/* SPDX-License-Identifier: Apache-2.0 */
/** What linking sessions cost, idle and while codes arrive. */
package io.github.camelgreenapi.benchmarks.sessions;
