/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.spi.Language;
import org.apache.camel.util.URISupport;

/**
 * The address of a {@code toD}, parsed before its expressions are evaluated, so that their results are values and never
 * become options.
 */
final class AddressTemplate {

    // No address holds it, so it can stand for an expression while the address is parsed.
    private static final char MARK = '\u0001';
    private static final Pattern NOT_PLAIN = Pattern.compile("^#|^RAW|[&%]|\\{\\{|\\$\\{");
    private static final String[] STARTS = {"${", "$simple{"};

    private final String operation;
    private final Map<String, String> options = new LinkedHashMap<>();
    private final Map<String, Expression> expressions = new HashMap<>();

    private AddressTemplate(String operation) {
        this.operation = operation;
    }

    /**
     * Reads an address whose property placeholders are resolved.
     *
     * @return empty when an expression yields more than the operation or the value of an option, or when there is none
     */
    static Optional<AddressTemplate> of(String address, CamelContext context) throws URISyntaxException {
        List<String> cut = new ArrayList<>();
        String marked = mark(address, cut);
        int question = marked.indexOf('?');
        String path = question < 0 ? marked : marked.substring(0, question);
        String operation = path.substring(path.indexOf(':') + 1).replaceFirst("^//", "");
        Map<String, Object> query = question < 0 ? Map.of() : URISupport.parseQuery(marked.substring(question + 1));
        boolean unclear = query.entrySet().stream()
                .anyMatch(option -> option.getKey().indexOf(MARK) >= 0 || !(option.getValue() instanceof String));
        if (cut.isEmpty() || unclear) {
            return Optional.empty();
        }
        Language simple = context.resolveLanguage("simple");
        AddressTemplate template = new AddressTemplate(operation);
        template.expression("", operation, cut, simple);
        query.forEach((name, value) -> {
            template.options.put(name, (String) value);
            template.expression(name, (String) value, cut, simple);
        });
        return Optional.of(template);
    }

    private static String mark(String address, List<String> cut) {
        StringBuilder marked = new StringBuilder();
        int at = 0;
        while (at < address.length()) {
            int end = expressionEnd(address, at);
            if (end > at) {
                marked.append(MARK).append(cut.size()).append(MARK);
                cut.add(address.substring(at, end));
                at = end;
            } else {
                marked.append(address.charAt(at++));
            }
        }
        return marked.toString();
    }

    /** Where the expression that starts here ends; -1 when none does. */
    private static int expressionEnd(String address, int start) {
        for (String opening : STARTS) {
            if (address.startsWith(opening, start)) {
                int open = 1;
                int at = start + opening.length();
                while (at < address.length() && open > 0) {
                    char next = address.charAt(at++);
                    open += next == '{' ? 1 : next == '}' ? -1 : 0;
                }
                return at;
            }
        }
        return -1;
    }

    private void expression(String name, String value, List<String> cut, Language simple) {
        if (value.indexOf(MARK) >= 0) {
            String text = value;
            for (int i = 0; i < cut.size(); i++) {
                text = text.replace("" + MARK + i + MARK, cut.get(i));
            }
            expressions.put(name, simple.createExpression(text));
        }
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    /** The operation for this exchange. */
    GreenApiOperation operation(Exchange exchange) {
        Expression expression = expressions.get("");
        return GreenApiOperation.of(expression == null ? operation : evaluate(expression, exchange));
    }

    /** The options for this exchange: those that are written out, and the values of the others. */
    Map<String, Object> options(Exchange exchange) {
        Map<String, Object> values = new LinkedHashMap<>(options);
        values.replaceAll((name, written) -> {
            Expression expression = expressions.get(name);
            return expression == null ? written : value(name, evaluate(expression, exchange));
        });
        return values;
    }

    private static String evaluate(Expression expression, Exchange exchange) {
        String value = expression.evaluate(exchange, String.class);
        return value == null ? "" : value.strip();
    }

    // Camel gives these a meaning wherever they stand, encoded or not:
    // another option, another property's value, a bean, a class to create.
    private static String value(String name, String value) {
        if (NOT_PLAIN.matcher(value).find()) {
            throw new IllegalArgumentException("The option " + name
                    + " got a value from the message that starts with # or RAW, or contains &, %, {{ or ${; use"
                    + " plain values only");
        }
        return value;
    }
}
