/* SPDX-License-Identifier: Apache-2.0 */
/** What can be made to go wrong, and how. */
package io.github.camelgreenapi.simulator.fault;
