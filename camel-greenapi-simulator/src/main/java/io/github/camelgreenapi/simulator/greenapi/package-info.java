/* SPDX-License-Identifier: Apache-2.0 */
/** An account at GREEN-API: its states, its QR session, its queue and its webhook. */
package io.github.camelgreenapi.simulator.greenapi;
