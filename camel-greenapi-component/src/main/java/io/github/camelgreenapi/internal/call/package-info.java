/* SPDX-License-Identifier: Apache-2.0 */
/** Calls as values: what to ask a provider, and how to read the reply. */
package io.github.camelgreenapi.internal.call;
