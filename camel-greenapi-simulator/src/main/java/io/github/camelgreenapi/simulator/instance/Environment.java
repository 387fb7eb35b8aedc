/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.instance;

import io.github.camelgreenapi.simulator.fault.RandomFaults;
import io.github.camelgreenapi.simulator.time.SimulatedClock;
import io.github.camelgreenapi.simulator.webhook.WebhookPost;

/** What every instance of one simulator shares. */
public record Environment(SimulatedClock clock, Timing timing, WebhookPost post, RandomFaults randomFaults) {}
