/* SPDX-License-Identifier: Apache-2.0 */
/** The data types {@code greenapi:png}, {@code greenapi:svg} and {@code greenapi:text}. */
package io.github.camelgreenapi.internal.transform;
