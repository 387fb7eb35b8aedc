/* SPDX-License-Identifier: Apache-2.0 */
/** Links a WhatsApp account in a Spring Boot application; the routes are in {@code camel/link.camel.yaml}. */
package io.github.camelgreenapi.example.boot;
