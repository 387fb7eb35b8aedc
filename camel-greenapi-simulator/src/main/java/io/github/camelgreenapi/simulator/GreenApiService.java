/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;

/**
 * One account for the tests of a class, simulated or real, chosen by the system property
 * {@code greenapi.instance.type}, in the manner of Camel's test-infra. To be registered in a static field by
 * {@code @RegisterExtension}.
 *
 * <p>{@code local}, the default, starts a simulator. {@code remote} takes a real account from the system properties
 * {@code greenapi.instance} and {@code greenapi.token}, and from {@code greenapi.url} and {@code greenapi.client.token}
 * where these are set. Either way {@code greenapi.provider} ({@code greenApi}, the default, or {@code zApi}) is the
 * provider, and while the tests run all these properties are set, so that {@code {{greenapi.instance}}} resolves in
 * routes.
 */
public interface GreenApiService extends BeforeAllCallback, AfterAllCallback {

    /**
     * @throws IllegalArgumentException when {@code greenapi.instance.type} is neither {@code local} nor {@code remote}
     */
    static GreenApiService create() {
        return create(Simulator.builder());
    }

    /**
     * @param local how a simulator is to be started
     * @throws IllegalArgumentException when {@code greenapi.instance.type} is neither {@code local} nor {@code remote}
     */
    static GreenApiService create(SimulatorBuilder local) {
        String type = System.getProperty("greenapi.instance.type", "local");
        return switch (type) {
            case "local" -> new LocalService(local);
            case "remote" -> new RemoteService();
            default ->
                throw new IllegalArgumentException("greenapi.instance.type is local or remote, not '" + type + "'");
        };
    }

    /** {@code greenApi} or {@code zApi}. */
    String provider();

    /** The address of the provider's API, without a slash at its end. */
    String url();

    String instance();

    String token();

    /** Z-API's account security token; null for GREEN-API, and where none was given. */
    String clientToken();

    /** The simulator, with its phone, its faults and its clock; empty when the account is real. */
    Optional<Simulator> simulator();
}
