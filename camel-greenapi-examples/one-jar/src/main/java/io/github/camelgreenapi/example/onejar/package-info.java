/* SPDX-License-Identifier: Apache-2.0 */
/** Links a WhatsApp account; the route is in {@code camel/link.camel.yaml}, and everything is packed into one jar. */
package io.github.camelgreenapi.example.onejar;
