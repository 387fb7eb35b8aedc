/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.link;

import io.github.camelgreenapi.command.Caller;
import io.github.camelgreenapi.wire.Pacer;
import io.github.camelgreenapi.wire.Sockets;
import io.github.camelgreenapi.wire.Timer;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What all linkings share, however many there are.
 *
 * @param sockets opened when the first linking needs them
 * @param threads run the strands; nothing on them waits
 * @param sessionIds a new one each time
 */
public record Resources(
        Caller caller,
        Supplier<Sockets> sockets,
        SocketGate gate,
        Pacer pacer,
        Timer timer,
        Executor threads,
        RandomGenerator random,
        Supplier<String> sessionIds) {}
