/* SPDX-License-Identifier: Apache-2.0 */
/** An account at Z-API: its states and its webhooks. */
package io.github.camelgreenapi.simulator.zapi;
