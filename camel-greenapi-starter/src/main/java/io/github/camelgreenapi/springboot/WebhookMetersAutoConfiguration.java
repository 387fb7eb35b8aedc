/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.springboot;

import io.micrometer.core.instrument.config.MeterFilter;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Keeps the paths of webhooks, which at Z-API are their only secret, out of the meters of HTTP requests. */
@AutoConfiguration
@ConditionalOnClass(MeterFilter.class)
public class WebhookMetersAutoConfiguration {

    // The path that the component derives from the account's token.
    private static final Pattern DERIVED = Pattern.compile(".*/[0-9a-f]{64}");

    /** Makes {@code /webhook} of such a path, in the tag {@code uri} of all meters. */
    @Bean
    public MeterFilter greenApiWebhookPaths() {
        return MeterFilter.replaceTagValues("uri", path -> DERIVED.matcher(path).matches() ? "/webhook" : path);
    }
}
