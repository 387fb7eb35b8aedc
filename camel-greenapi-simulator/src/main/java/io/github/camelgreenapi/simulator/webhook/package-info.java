/* SPDX-License-Identifier: Apache-2.0 */
/** Posts to webhooks, on this machine only. */
package io.github.camelgreenapi.simulator.webhook;
