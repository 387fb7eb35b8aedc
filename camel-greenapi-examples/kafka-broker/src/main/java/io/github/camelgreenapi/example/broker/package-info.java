/* SPDX-License-Identifier: Apache-2.0 */
/** A Kafka broker for examples and tests: one node in KRaft mode, in a process of its own. */
package io.github.camelgreenapi.example.broker;
