/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A test that is run once for each provider. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@EnumSource(names = {"GREEN_API_BY_POLLING", "Z_API_BY_POLLING"})
@interface WithBothProviders {}
