/* SPDX-License-Identifier: Apache-2.0 */
/** Webhooks: registering them at the provider, and taking what is posted to them. */
package io.github.camelgreenapi.internal.webhook;
