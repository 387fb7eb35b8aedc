/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.GreenApiAccounts;
import io.github.camelgreenapi.account.Provider;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;

/**
 * The accounts that Camel's properties describe, for routes without Java.
 *
 * <p>A key is the prefix, the instance, and one of {@code provider}, {@code apiToken}, {@code clientToken},
 * {@code apiUrl} or {@code metadata.NAME}, as in {@code customers.1101000001.apiToken}. The properties are read once,
 * when the first route asks for an account; a mistake in them makes that fail.
 */
public final class PropertiesGreenApiAccounts implements GreenApiAccounts, CamelContextAware {

    private static final String METADATA = "metadata.";

    private CamelContext context;
    private String prefix = "greenapi.accounts";
    // Null until the first route asks; guarded by this.
    private Map<String, GreenApiAccount> byInstance;

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    /** The context whose properties are read. Camel sets it on beans that it makes. */
    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
    }

    public String getPrefix() {
        return prefix;
    }

    /** What the keys begin with, without the dot that follows. By default it is {@code greenapi.accounts}. */
    public void setPrefix(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public Optional<GreenApiAccount> find(String instance) {
        return Optional.ofNullable(accounts().get(instance));
    }

    @Override
    public Collection<GreenApiAccount> all() {
        return accounts().values();
    }

    /** Returns without listening, because these accounts do not change. */
    @Override
    public AutoCloseable listen(Listener listener) {
        return () -> {};
    }

    private synchronized Map<String, GreenApiAccount> accounts() {
        if (byInstance == null) {
            Map<String, GreenApiAccount> accounts = new LinkedHashMap<>();
            optionsByInstance().forEach((instance, options) -> accounts.put(instance, account(instance, options)));
            if (accounts.isEmpty()) {
                throw new IllegalArgumentException("There is no account in the properties; write, for example, "
                        + prefix + ".1101000001.apiToken");
            }
            byInstance = Map.copyOf(accounts);
        }
        return byInstance;
    }

    private Map<String, Map<String, String>> optionsByInstance() {
        Map<String, Map<String, String>> options = new TreeMap<>();
        String start = prefix + ".";
        context.getPropertiesComponent()
                .loadProperties(key -> key.startsWith(start))
                .stringPropertyNames()
                .forEach(key -> {
                    String[] parts = key.substring(start.length()).split("\\.", 2);
                    if (parts.length < 2) {
                        throw new IllegalArgumentException("The property " + start
                                + "… names no option; write it as in " + start + "1101000001.apiToken");
                    }
                    options.computeIfAbsent(parts[0], instance -> new HashMap<>())
                            .put(parts[1], context.resolvePropertyPlaceholders("{{" + key + "}}"));
                });
        return options;
    }

    private GreenApiAccount account(String instance, Map<String, String> options) {
        Map<String, String> metadata = new HashMap<>();
        Map<String, String> left = new HashMap<>(options);
        left.keySet().removeIf(option -> {
            boolean isMetadata = option.startsWith(METADATA);
            if (isMetadata) {
                metadata.put(option.substring(METADATA.length()), options.get(option));
            }
            return isMetadata;
        });
        String provider = left.remove("provider");
        String apiUrl = left.remove("apiUrl");
        String apiToken = left.remove("apiToken");
        String clientToken = left.remove("clientToken");
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("The properties of the account " + prefix + "." + instance
                    + " may be provider, apiToken, clientToken, apiUrl and metadata.NAME, but one is none of these");
        }
        return new GreenApiAccount(
                provider == null ? Provider.GREEN_API : provider(provider),
                instance,
                apiUrl,
                apiToken,
                clientToken,
                metadata);
    }

    private Provider provider(String word) {
        return context.getTypeConverter().convertTo(Provider.class, word);
    }
}
