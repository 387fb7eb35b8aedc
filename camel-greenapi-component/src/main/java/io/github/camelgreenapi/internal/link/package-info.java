/* SPDX-License-Identifier: Apache-2.0 */
/** Linking: one session from the first QR code to its terminal event, and what follows it. */
package io.github.camelgreenapi.internal.link;
