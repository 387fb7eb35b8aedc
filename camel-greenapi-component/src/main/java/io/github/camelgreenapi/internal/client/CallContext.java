/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.client;

import io.github.camelgreenapi.internal.concurrent.Pacer;
import io.github.camelgreenapi.internal.concurrent.Timer;
import io.github.camelgreenapi.internal.wire.HttpSender;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * The services that all calls share.
 *
 * @param longPolls sends the requests that the provider may hold back
 * @param executor reads replies and completes calls
 */
public record CallContext(
        HttpSender ordinary,
        HttpSender longPolls,
        Pacer pacer,
        Timer timer,
        Executor executor,
        RandomGenerator random,
        CallListener listener) {

    /** The same with another executor. */
    public CallContext on(Executor other) {
        return new CallContext(ordinary, longPolls, pacer, timer, other, random, listener);
    }
}
