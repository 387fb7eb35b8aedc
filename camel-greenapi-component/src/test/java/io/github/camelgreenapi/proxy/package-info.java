/* SPDX-License-Identifier: Apache-2.0 */
/** A proxy that harms the connections through it, as bad networks do. */
package io.github.camelgreenapi.proxy;
