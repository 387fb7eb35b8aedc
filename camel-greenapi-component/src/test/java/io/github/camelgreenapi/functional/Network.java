/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import io.github.camelgreenapi.proxy.FaultProxy;
import io.github.camelgreenapi.proxy.Toxics;
import io.github.camelgreenapi.simulator.Simulator;

/** What lies between the component and a simulator: nothing, or a proxy that harms the connections. */
final class Network implements AutoCloseable {

    private static final ThreadLocal<Long> SLOW = new ThreadLocal<>();

    private final Simulator simulator;
    private final FaultProxy proxy;

    private Network(Simulator simulator, FaultProxy proxy) {
        this.simulator = simulator;
        this.proxy = proxy;
    }

    /** The network of this thread's test. */
    static Network to(Simulator simulator) {
        Long seed = SLOW.get();
        return new Network(simulator, seed == null ? null : new FaultProxy(simulator.port(), seed, Toxics.slow(seed)));
    }

    /** @param seed of a slow network for the tests of this thread; null for the loopback interface itself */
    static void setSlow(Long seed) {
        SLOW.set(seed);
    }

    /** A slow network on which connections fail, until it is healed. */
    static Network rough(Simulator simulator, long seed) {
        return new Network(simulator, new FaultProxy(simulator.port(), seed, Toxics.rough(seed)));
    }

    String apiUrl() {
        String direct = simulator.url();
        return proxy == null ? direct : direct.replace(":" + simulator.port(), ":" + proxy.port());
    }

    void heal() {
        proxy.heal();
    }

    /** What was wrong with the connections, for the message of a failing test. */
    String harm() {
        return String.join("\n", proxy.harm());
    }

    @Override
    public void close() {
        if (proxy != null) {
            proxy.close();
        }
    }
}
