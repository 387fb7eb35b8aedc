/* SPDX-License-Identifier: Apache-2.0 */
/** The provider that all candidates talk to, in a process of its own. */
package io.github.camelgreenapi.benchmarks.server;
