/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.notification;

import java.time.Duration;

/**
 * How queues of notifications are to be read.
 *
 * @param hold how long the provider may hold a request back while the queue is empty
 * @param timeout for each call, beside that
 */
public record QueuePolicy(Duration hold, Duration timeout) {}
