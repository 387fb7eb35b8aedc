/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.console;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/** Real accounts, from a properties file or from environment variables. */
final class AccountsFile {

    /** What an account's metadata calls the name that the operator gave it. */
    static final String NAME = "name";

    private static final Map<String, String> VARIABLES = Map.of(
            "GREENAPI_INSTANCE", "GREEN-API.instance",
            "GREENAPI_API_TOKEN", "GREEN-API.apiToken",
            "GREENAPI_API_URL", "GREEN-API.apiUrl",
            "ZAPI_INSTANCE", "Z-API.instance",
            "ZAPI_TOKEN", "Z-API.apiToken",
            "ZAPI_CLIENT_TOKEN", "Z-API.clientToken",
            "ZAPI_API_URL", "Z-API.apiUrl");

    private final Properties properties;

    private AccountsFile(Properties properties) {
        this.properties = properties;
    }

    /** @throws IllegalArgumentException when it cannot be read */
    static AccountsFile read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new IllegalArgumentException("The file " + file + " with the accounts cannot be read", e);
        }
        return new AccountsFile(properties);
    }

    static AccountsFile of(Map<String, String> environment) {
        Properties properties = new Properties();
        VARIABLES.forEach((variable, key) -> {
            String value = environment.get(variable);
            if (value != null && !value.isBlank()) {
                properties.setProperty(key, value.strip());
                String provider = variable.startsWith("ZAPI") ? "zApi" : "greenApi";
                properties.setProperty(name(key) + ".provider", provider);
            }
        });
        return new AccountsFile(properties);
    }

    /** The accounts in the order of their names. */
    List<GreenApiAccount> accounts() {
        TreeSet<String> names = new TreeSet<>();
        properties.stringPropertyNames().forEach(key -> names.add(name(key)));
        return names.stream().map(this::account).toList();
    }

    private static String name(String key) {
        return key.substring(0, Math.max(0, key.lastIndexOf('.')));
    }

    private GreenApiAccount account(String name) {
        try {
            return new GreenApiAccount(
                    Provider.of(get(name, "provider")),
                    get(name, "instance"),
                    get(name, "apiUrl"),
                    get(name, "apiToken"),
                    get(name, "clientToken"),
                    Map.of(NAME, name));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The account '" + name + "' is not complete: " + e.getMessage(), e);
        }
    }

    private String get(String name, String key) {
        return properties.getProperty(name + "." + key);
    }
}
