/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import java.time.Instant;

/**
 * How it stands with one account, for health checks.
 *
 * @param word such as {@code linked} or {@code stale}
 * @param since when that was learnt; null when nothing was learnt yet
 */
record AccountCondition(String instance, String word, boolean ready, Instant since) {}
