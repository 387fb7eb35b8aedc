/* SPDX-License-Identifier: Apache-2.0 */
/** Requests, responses, and the port between them. */
package io.github.camelgreenapi.simulator.http;
