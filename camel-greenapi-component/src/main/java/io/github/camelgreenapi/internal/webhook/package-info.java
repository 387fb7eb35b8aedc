/* SPDX-License-Identifier: Apache-2.0 */
/** Webhooks: their registration at the provider, and the requests to them. */
package io.github.camelgreenapi.internal.webhook;
