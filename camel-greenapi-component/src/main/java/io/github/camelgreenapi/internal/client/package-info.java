/* SPDX-License-Identifier: Apache-2.0 */
/** Executing commands: pacing, sending, retrying, reading. */
package io.github.camelgreenapi.internal.client;
