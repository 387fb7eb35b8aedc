/* SPDX-License-Identifier: Apache-2.0 */
/** GREEN-API: one class a method, behind the routes that find it. */
package io.github.camelgreenapi.simulator.greenapi;
