/* SPDX-License-Identifier: Apache-2.0 */
/** What accounts of both providers have in common. */
package io.github.camelgreenapi.simulator.instance;
