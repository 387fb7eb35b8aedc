/* SPDX-License-Identifier: Apache-2.0 */
/** What a notification costs, from its arrival to its deletion. */
package io.github.camelgreenapi.benchmarks.notifications;
