/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.client;

import io.github.camelgreenapi.internal.concurrent.KeyedLock;
import io.github.camelgreenapi.internal.concurrent.Pacer;
import io.github.camelgreenapi.internal.concurrent.Timer;
import io.github.camelgreenapi.internal.wire.Sockets;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What all linkings share, however many there are.
 *
 * @param sockets opened when the first linking needs them
 * @param gate lets one socket an account be open, and one event an account be in the route
 * @param threads run the strands; nothing on them waits
 * @param routes run the routes, which may wait
 * @param sessionIds a new one each time
 */
public record Resources(
        CommandExecutor caller,
        Supplier<Sockets> sockets,
        KeyedLock gate,
        Pacer pacer,
        Timer timer,
        Executor threads,
        Executor routes,
        RandomGenerator random,
        Supplier<String> sessionIds) {}
