/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.notification;

import java.time.Duration;

/**
 * The options for reading notification queues.
 *
 * @param hold how long the provider may hold a request back while the queue is empty
 * @param timeout for each call, in addition to that
 */
public record QueuePolicy(Duration hold, Duration timeout) {}
