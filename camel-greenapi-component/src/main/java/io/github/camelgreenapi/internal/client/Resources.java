/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.client;

import io.github.camelgreenapi.internal.concurrent.KeyedLock;
import io.github.camelgreenapi.internal.concurrent.Pacer;
import io.github.camelgreenapi.internal.concurrent.Timer;
import io.github.camelgreenapi.internal.concurrent.Turnstile;
import io.github.camelgreenapi.internal.provider.AccountKey;
import io.github.camelgreenapi.internal.wire.Sockets;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The resources that the services of all accounts share.
 *
 * @param executor makes calls
 * @param sockets opened when the first linking needs them
 * @param socketLock lets one socket an account be open
 * @param turnstile lets a bounded number of sockets be opened a second
 * @param routeLock lets one linking event an account be in the route
 * @param threads run the strands; nothing on them waits
 * @param pictures decodes pictures, a few at a time, which takes longer than a strand may
 * @param sessionIds a new one each time
 */
public record Resources(
        CommandExecutor executor,
        Supplier<Sockets> sockets,
        KeyedLock<AccountKey> socketLock,
        Turnstile turnstile,
        KeyedLock<AccountKey> routeLock,
        Pacer pacer,
        Timer timer,
        Executor threads,
        Executor pictures,
        RandomGenerator random,
        Supplier<String> sessionIds) {}
