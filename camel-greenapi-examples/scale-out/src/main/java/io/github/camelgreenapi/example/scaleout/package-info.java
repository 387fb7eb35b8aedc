/* SPDX-License-Identifier: Apache-2.0 */
/** Workers that share accounts by Kafka: one dies, one is stopped, one is added, and nothing is lost. */
package io.github.camelgreenapi.example.scaleout;
