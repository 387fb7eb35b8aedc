/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import org.apache.camel.CamelContext;

/** Explains, on Spring Boot without the starter, why the component's properties have no effect. */
final class SpringBootHint {

    private static final String SPRING_BOOT = "org.apache.camel.spring.boot.SpringBootCamelContext";
    // The bean by which the starter sets the options.
    private static final String STARTER = "configureGreenApiComponent";

    private SpringBootHint() {}

    /** Empty where there is nothing to say. */
    static String of(CamelContext context) {
        return runsOnSpringBoot(context.getClass()) && context.getRegistry().lookupByName(STARTER) == null
                ? ". Spring Boot reads camel.component.greenapi.* only when camel-greenapi-starter is a dependency"
                : "";
    }

    private static boolean runsOnSpringBoot(Class<?> context) {
        return context != null && (context.getName().equals(SPRING_BOOT) || runsOnSpringBoot(context.getSuperclass()));
    }
}
