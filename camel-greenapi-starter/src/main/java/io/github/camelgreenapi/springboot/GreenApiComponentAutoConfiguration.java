/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.springboot;

import io.github.camelgreenapi.GreenApiComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.ComponentConfigurationProperties;
import org.apache.camel.spring.boot.util.CamelPropertiesHelper;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;

/** Sets the options of the component {@code greenapi} from the application's properties. */
@AutoConfiguration(after = {CamelAutoConfiguration.class, GreenApiComponentConverter.class})
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@EnableConfigurationProperties({ComponentConfigurationProperties.class, GreenApiComponentConfiguration.class})
@ConditionalOnHierarchicalProperties({"camel.component", "camel.component.greenapi"})
public class GreenApiComponentAutoConfiguration {

    private final ApplicationContext application;
    private final CamelContext camelContext;
    private final GreenApiComponentConfiguration configuration;

    /** Spring calls it. */
    public GreenApiComponentAutoConfiguration(
            ApplicationContext application, CamelContext camelContext, GreenApiComponentConfiguration configuration) {
        this.application = application;
        this.camelContext = camelContext;
        this.configuration = configuration;
    }

    /**
     * Sets the options before a route uses the component.
     *
     * @return what Camel calls for each component of a context
     */
    @Lazy
    @Bean
    public ComponentCustomizer configureGreenApiComponent() {
        return new ComponentCustomizer() {

            @Override
            public void configure(String name, Component target) {
                new UnknownProperties(application.getEnvironment()).refuse();
                CamelPropertiesHelper.copyProperties(camelContext, options(), target);
            }

            @Override
            public boolean isEnabled(String name, Component target) {
                return target instanceof GreenApiComponent
                        && HierarchicalPropertiesEvaluator.evaluate(
                                application, "camel.component.customizer", "camel.component.greenapi.customizer");
            }
        };
    }

    private Map<String, Object> options() {
        Map<String, Object> options = new LinkedHashMap<>();
        // First, because it would replace what the others set.
        options.put("configuration", configuration.getConfiguration());
        options.putAll(CamelPropertiesHelper.getNonNullProperties(camelContext, configuration));
        options.values().removeIf(Objects::isNull);
        return options;
    }
}
