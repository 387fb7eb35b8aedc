/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.util.SensitiveUtils;

/** Registers the component's secret options with Camel, which then hides their values in its summary at start. */
final class SecretOptions {

    private SecretOptions() {}

    static void makeKnownTo(CamelContext camelContext) {
        ExtendedCamelContext context = camelContext.getCamelContextExtension();
        Set<String> words = new LinkedHashSet<>();
        if (context.getAdditionalSensitiveKeywords() != null) {
            Arrays.stream(context.getAdditionalSensitiveKeywords().split(","))
                    .map(String::strip)
                    .forEach(words::add);
        }
        // Camel hides every option whose name is a part of these words
        // (name is one of proxyAuthUsername), so the fewer the better.
        new GreenApiEndpointUriFactory()
                .secretPropertyNames().stream()
                        .map(option -> option.toLowerCase(Locale.ROOT))
                        .filter(word -> !SensitiveUtils.containsSensitive(word))
                        .sorted()
                        .forEach(words::add);
        context.setAdditionalSensitiveKeywords(String.join(",", words));
    }
}
