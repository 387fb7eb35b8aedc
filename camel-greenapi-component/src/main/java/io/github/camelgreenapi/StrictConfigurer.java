/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;

/** Sets options as the generated configurer does, but refuses text that Camel would read as 0 or as not set. */
final class StrictConfigurer implements PropertyConfigurer, PropertyConfigurerGetter {

    private static final Pattern DURATION =
            Pattern.compile("-?\\d{1,18}|(?=\\d)(\\d{1,9}d)?(\\d{1,9}h)?(\\d{1,9}m)?(\\d{1,9}s)?(\\d{1,9}ms)?");

    private final PropertyConfigurer generated;
    private final PropertyConfigurerGetter types;

    StrictConfigurer(PropertyConfigurer generated) {
        this.generated = generated;
        this.types = (PropertyConfigurerGetter) generated;
    }

    @Override
    public boolean configure(CamelContext context, Object target, String name, Object value, boolean ignoreCase) {
        Class<?> type = value instanceof String ? getOptionType(name, ignoreCase) : null;
        if (type != null) {
            check(name, type, ((String) value).strip());
        }
        return generated.configure(context, target, name, value, ignoreCase);
    }

    // The value may be a secret in the wrong place, so no message repeats it.
    private static void check(String name, Class<?> type, String value) {
        // All options of this type are durations in milliseconds.
        if (type == long.class && !isDuration(value)) {
            throw new IllegalArgumentException(
                    "The option " + name + " is not a duration; write it as in " + name + "=1m30s, 20s or 500ms");
        }
        if ((type == int.class || type == Integer.class) && !isWholeNumber(value)) {
            throw new IllegalArgumentException(
                    "The option " + name + " is not a whole number; write it as in " + name + "=3");
        }
        if (type == boolean.class && !value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
            throw new IllegalArgumentException("The option " + name + " must be true or false");
        }
    }

    private static boolean isDuration(String value) {
        return value.toUpperCase(Locale.ROOT).matches("-?P.*")
                ? isIso8601(value)
                : DURATION.matcher(value).matches();
    }

    private static boolean isIso8601(String value) {
        try {
            Duration.parse(value);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isWholeNumber(String value) {
        try {
            Integer.parseInt(value);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    @Override
    public Class<?> getOptionType(String name, boolean ignoreCase) {
        return types.getOptionType(name, ignoreCase);
    }

    @Override
    public String[] getAutowiredNames() {
        return types.getAutowiredNames();
    }

    @Override
    public Object getCollectionValueType(Object target, String name, boolean ignoreCase) {
        return types.getCollectionValueType(target, name, ignoreCase);
    }

    @Override
    public Object getOptionValue(Object target, String name, boolean ignoreCase) {
        return types.getOptionValue(target, name, ignoreCase);
    }
}
