/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Something the account reports, under the receipt by which it is deleted. */
record Notification(long receiptId, ObjectNode body, Instant at) {}
