/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real account, as system properties name it. */
final class RemoteService implements GreenApiService {

    private static final String GREEN_API_URL = "https://api.green-api.com";
    private static final String Z_API_URL = "https://api.z-api.io";

    private final ServiceProperties properties = new ServiceProperties();
    private final String provider = ServiceProperties.provider();
    private final String url;
    private final String instance = required(ServiceProperties.INSTANCE);
    private final String token = required(ServiceProperties.TOKEN);
    private final String clientToken = System.getProperty(ServiceProperties.CLIENT_TOKEN);

    RemoteService() {
        String given = System.getProperty(ServiceProperties.URL);
        String usual = provider.equals(ServiceProperties.Z_API) ? Z_API_URL : GREEN_API_URL;
        url = given == null ? usual : given.replaceAll("/+$", "");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        properties.register(this);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        properties.restore();
    }

    @Override
    public String provider() {
        return provider;
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public String instance() {
        return instance;
    }

    @Override
    public String token() {
        return token;
    }

    @Override
    public String clientToken() {
        return clientToken;
    }

    @Override
    public Optional<Simulator> simulator() {
        return Optional.empty();
    }

    private static String required(String name) {
        String value = System.getProperty(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("greenapi.instance.type=remote needs the system property " + name);
        }
        return value;
    }
}
