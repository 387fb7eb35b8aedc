/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import io.github.camelgreenapi.proxy.FaultProxy;
import io.github.camelgreenapi.proxy.Toxics;
import io.github.camelgreenapi.simulator.Simulator;

/** What lies between the component and a simulator: nothing, or a proxy that harms the connections. */
final class Network implements AutoCloseable {

    // The seed of the slow network on which the tests of this thread run; none when there is no proxy.
    private static final ThreadLocal<Long> SLOW = new ThreadLocal<>();

    private final Simulator simulator;
    private final FaultProxy proxy;

    private Network(Simulator simulator, FaultProxy proxy) {
        this.simulator = simulator;
        this.proxy = proxy;
    }

    /** The network of this thread's tests: the loopback interface, except {@link #whileSlow}. */
    static Network to(Simulator simulator) {
        Long seed = SLOW.get();
        return new Network(simulator, seed == null ? null : new FaultProxy(simulator.port(), seed, Toxics.slow(seed)));
    }

    /** A slow network on which connections fail, until it is healed. */
    static Network rough(Simulator simulator, long seed) {
        return new Network(simulator, new FaultProxy(simulator.port(), seed, Toxics.rough(seed)));
    }

    /** Puts a slow network between the component and each simulator of the tests that this work runs. */
    static void whileSlow(long seed, Runnable work) {
        SLOW.set(seed);
        try {
            work.run();
        } finally {
            SLOW.remove();
        }
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
