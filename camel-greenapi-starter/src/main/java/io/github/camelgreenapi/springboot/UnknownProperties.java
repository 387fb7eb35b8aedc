/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.springboot;

import io.github.camelgreenapi.option.SimilarName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/** Refuses properties that are not options of the component, because Spring Boot would ignore them silently. */
final class UnknownProperties {

    private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("camel.component.greenapi");

    private final Environment environment;

    UnknownProperties(Environment environment) {
        this.environment = environment;
    }

    /** @throws IllegalArgumentException with the name of the first one, but not its value, which may be a secret */
    void refuse() {
        List<String> known = known();
        StreamSupport.stream(ConfigurationPropertySources.get(environment).spliterator(), false)
                .filter(IterableConfigurationPropertySource.class::isInstance)
                .map(IterableConfigurationPropertySource.class::cast)
                .flatMap(IterableConfigurationPropertySource::stream)
                .filter(PREFIX::isAncestorOf)
                .map(name -> name.getElement(PREFIX.getNumberOfElements(), ConfigurationPropertyName.Form.UNIFORM))
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("The component greenapi has no option '" + name
                            + "', which the property " + PREFIX + "." + name + " sets"
                            + SimilarName.of(name, known)
                                    .map(option -> "; did you mean " + option + "?")
                                    .orElse("; remove it"));
                });
    }

    private static List<String> known() {
        return Arrays.stream(BeanUtils.getPropertyDescriptors(GreenApiComponentConfiguration.class))
                .map(option -> option.getName().toLowerCase(Locale.ROOT))
                .toList();
    }
}
