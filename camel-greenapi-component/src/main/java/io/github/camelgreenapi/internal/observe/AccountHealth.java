/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.observe;

import java.time.Instant;

/**
 * The health of one account.
 *
 * @param status such as {@code linked} or {@code stale}
 * @param since when the status was learnt; null before the first reply
 */
public record AccountHealth(String instance, String status, boolean ready, Instant since) {}
