/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.internal.observe.AccountHealth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;

/**
 * The developer console {@code greenapi}: what the consumers do with each account. It shows no token, no code and no
 * full phone number.
 *
 * <p>Options: {@code instance} shows that account only; {@code limit}, 100 by default, is the most accounts shown for
 * each consumer, those that fail first, then those that are not linked.
 */
@DevConsole(
        name = "greenapi",
        displayName = "WhatsApp accounts",
        description = "Accounts that are linked, watched and read through GREEN-API and Z-API")
public class GreenApiDevConsole extends AbstractDevConsole {

    private static final int LIMIT = 100;
    private static final Comparator<AccountHealth> FAILING_FIRST = Comparator.comparing(AccountHealth::able)
            .thenComparing(AccountHealth::linked)
            .thenComparing(AccountHealth::instance);

    public GreenApiDevConsole() {
        super("camel", "greenapi", "WhatsApp accounts", "Accounts at GREEN-API and Z-API");
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("consumers", consumers(options));
        return root;
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        for (Map<String, Object> consumer : consumers(options)) {
            text.append(consumer.get("routeId")).append(" (").append(consumer.get("operation"));
            text.append("): ").append(words(consumer.get("counts"))).append('\n');
            for (Object account : (List<?>) consumer.get("accounts")) {
                text.append("    ").append(words(account)).append('\n');
            }
        }
        return text.toString();
    }

    private static String words(Object map) {
        return ((Map<?, ?>) map)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", "));
    }

    private List<Map<String, Object>> consumers(Map<String, Object> options) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (String name : getCamelContext().getComponentNames()) {
            if (getCamelContext().hasComponent(name) instanceof GreenApiComponent component) {
                component.consumers().forEach(consumer -> all.add(consumer(consumer, options)));
            }
        }
        all.sort(Comparator.comparing(consumer -> String.valueOf(consumer.get("routeId"))));
        return all;
    }

    private static Map<String, Object> consumer(MultiAccountConsumer<?> consumer, Map<String, Object> options) {
        List<AccountHealth> accounts = consumer.health();
        Map<String, Integer> counts = new TreeMap<>();
        accounts.forEach(account -> counts.merge(account.status(), 1, Integer::sum));
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("routeId", consumer.getRouteId());
        view.put("operation", consumer.endpoint.getOperation().name());
        view.put("status", consumer.getStatus().name());
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("accounts", accounts.size());
        all.putAll(counts);
        view.put("counts", all);
        view.put("accounts", accounts(consumer, accounts, options));
        return view;
    }

    private static List<Map<String, Object>> accounts(
            MultiAccountConsumer<?> consumer, List<AccountHealth> accounts, Map<String, Object> options) {
        Map<String, Map<String, Object>> details = consumer.details();
        Object instance = options.get("instance");
        int limit = Integer.parseInt(String.valueOf(options.getOrDefault("limit", LIMIT)));
        return accounts.stream()
                .filter(account -> instance == null || instance.equals(account.instance()))
                .sorted(FAILING_FIRST)
                .limit(limit)
                .map(account -> account(consumer, account, details.getOrDefault(account.instance(), Map.of())))
                .toList();
    }

    private static Map<String, Object> account(
            MultiAccountConsumer<?> consumer, AccountHealth account, Map<String, Object> details) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("instance", account.instance());
        consumer.endpoint
                .accounts()
                .find(account.instance())
                .map(GreenApiAccount::provider)
                .ifPresent(provider -> view.put("provider", provider.id()));
        view.put("status", account.status());
        view.put("linked", account.linked());
        view.putAll(details);
        return view;
    }
}
