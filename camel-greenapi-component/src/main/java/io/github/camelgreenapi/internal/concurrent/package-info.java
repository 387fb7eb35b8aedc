/* SPDX-License-Identifier: Apache-2.0 */
/** Waiting without threads: time, serial execution, locks, pauses and delivery. */
package io.github.camelgreenapi.internal.concurrent;
