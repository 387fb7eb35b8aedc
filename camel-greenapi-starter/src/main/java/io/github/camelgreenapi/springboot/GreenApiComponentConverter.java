/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.springboot;

import java.beans.PropertyDescriptor;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.context.ApplicationContext;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;

/** Looks up the bean that an option names, such as {@code camel.component.greenapi.accounts=#tenants}. */
@AutoConfiguration
@ConfigurationPropertiesBinding
public class GreenApiComponentConverter implements GenericConverter {

    private static final String REFERENCE = "#(bean:)?";

    private final ApplicationContext application;

    /** Spring calls it. */
    public GreenApiComponentConverter(ApplicationContext application) {
        this.application = application;
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Arrays.stream(BeanUtils.getPropertyDescriptors(GreenApiComponentConfiguration.class))
                .filter(option -> option.getWriteMethod() != null)
                .map(PropertyDescriptor::getPropertyType)
                .filter(type -> !BeanUtils.isSimpleProperty(type))
                .map(type -> new ConvertiblePair(String.class, type))
                .collect(Collectors.toSet());
    }

    @Override
    public Object convert(Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        if (source == null || source.toString().isBlank()) {
            return null;
        }
        String name = source.toString().strip();
        if (!name.startsWith("#")) {
            throw new IllegalArgumentException(
                    "An option of type " + targetType.getType().getSimpleName()
                            + " needs the name of a bean after a #, for example #" + name);
        }
        return application.getBean(name.replaceFirst(REFERENCE, ""), targetType.getType());
    }
}
