/* SPDX-License-Identifier: Apache-2.0 */
/** The endpoints of Z-API, one class each with a link to its page, and the routes that find them. */
package io.github.camelgreenapi.simulator.zapi.method;
