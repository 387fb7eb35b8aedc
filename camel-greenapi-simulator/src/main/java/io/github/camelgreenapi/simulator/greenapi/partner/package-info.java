/* SPDX-License-Identifier: Apache-2.0 */
/**
 * GREEN-API's partner methods, which create, list and delete instances; one class each, and the routes that find them.
 */
package io.github.camelgreenapi.simulator.greenapi.partner;
