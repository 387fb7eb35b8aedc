/* SPDX-License-Identifier: Apache-2.0 */
/** What calls cost while the provider lets them wait. */
package io.github.camelgreenapi.benchmarks.waiting;
