/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Typed builders of {@code greenapi:} addresses, generated from the component's catalog. Begin with
 * {@code StaticEndpointBuilders.greenapi("qr")} in an {@code EndpointRouteBuilder}.
 */
package io.github.camelgreenapi.endpointdsl;
