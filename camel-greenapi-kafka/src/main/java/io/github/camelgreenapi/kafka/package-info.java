/* SPDX-License-Identifier: Apache-2.0 */
/** Accounts on a Kafka topic, shared by any number of nodes: Kafka's consumer groups say which node serves which. */
package io.github.camelgreenapi.kafka;
