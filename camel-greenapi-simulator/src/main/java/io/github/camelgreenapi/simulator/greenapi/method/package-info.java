/* SPDX-License-Identifier: Apache-2.0 */
/** The methods of GREEN-API, one class each with a link to its page, and the routes that find them. */
package io.github.camelgreenapi.simulator.greenapi.method;
