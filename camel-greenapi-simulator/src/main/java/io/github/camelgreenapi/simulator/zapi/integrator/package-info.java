/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Z-API's integrator calls, which create, pay, list and delete instances; one class each, and the routes that find
 * them.
 */
package io.github.camelgreenapi.simulator.zapi.integrator;
