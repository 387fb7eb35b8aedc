/* SPDX-License-Identifier: Apache-2.0 */
/** Spring Boot's properties {@code camel.component.greenapi.*}, applied to the component {@code greenapi}. */
package io.github.camelgreenapi.springboot;
