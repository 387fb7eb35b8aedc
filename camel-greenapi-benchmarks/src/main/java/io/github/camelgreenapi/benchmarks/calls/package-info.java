/* SPDX-License-Identifier: Apache-2.0 */
/** What a call in a route costs beside other HTTP clients. */
package io.github.camelgreenapi.benchmarks.calls;
