/* SPDX-License-Identifier: Apache-2.0 */
/** Notifications of the provider: reading them, and emptying the queue that holds them. */
package io.github.camelgreenapi.internal.notification;
