/* SPDX-License-Identifier: Apache-2.0 */
/** Calls as values: requests and the reading of their replies. */
package io.github.camelgreenapi.internal.call;
