/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

/** The system properties of a {@link GreenApiService}, which are put back as they were. */
final class ServiceProperties {

    static final String PROVIDER = "greenapi.provider";
    static final String URL = "greenapi.url";
    static final String INSTANCE = "greenapi.instance";
    static final String TOKEN = "greenapi.token";
    static final String CLIENT_TOKEN = "greenapi.client.token";

    static final String GREEN_API = "greenApi";
    static final String Z_API = "zApi";

    private final Map<String, String> before = new LinkedHashMap<>();

    /** @throws IllegalArgumentException when it does not name a provider */
    static String provider() {
        String provider = System.getProperty(PROVIDER, GREEN_API);
        if (!provider.equals(GREEN_API) && !provider.equals(Z_API)) {
            throw new IllegalArgumentException(PROVIDER + " is greenApi or zApi, not '" + provider + "'");
        }
        return provider;
    }

    void register(GreenApiService service) {
        set(PROVIDER, service.provider());
        set(URL, service.url());
        set(INSTANCE, service.instance());
        set(TOKEN, service.token());
        set(CLIENT_TOKEN, service.clientToken());
    }

    void restore() {
        before.forEach(ServiceProperties::put);
        before.clear();
    }

    private void set(String name, String value) {
        before.put(name, System.getProperty(name));
        put(name, value);
    }

    private static void put(String name, String value) {
        if (value == null) {
            System.clearProperty(name);
        } else {
            System.setProperty(name, value);
        }
    }
}
