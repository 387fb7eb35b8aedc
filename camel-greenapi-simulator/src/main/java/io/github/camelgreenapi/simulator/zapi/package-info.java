/* SPDX-License-Identifier: Apache-2.0 */
/** Z-API: one class an endpoint, behind the routes that find it. */
package io.github.camelgreenapi.simulator.zapi;
