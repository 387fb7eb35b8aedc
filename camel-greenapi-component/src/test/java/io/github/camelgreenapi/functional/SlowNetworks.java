/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/**
 * Puts each test on a slow network with a seed of its own, one of five, when {@link SlowNetworkTest} runs it. JUnit
 * finds it by {@code META-INF/services}.
 */
public final class SlowNetworks implements TestInstancePreConstructCallback {

    /** The parameter with the number of the run. */
    static final String ROUND = "slow.network.round";

    private static final int SEEDS = 5;

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
        Optional<String> round = context.getConfigurationParameter(ROUND);
        Network.setSlow(round.map(number -> seed(Integer.parseInt(number), context.getUniqueId()))
                .orElse(null));
    }

    static long seed(int round, String test) {
        return Long.getLong("seed", SEEDS * (long) round + Math.floorMod(test.hashCode(), SEEDS));
    }
}
