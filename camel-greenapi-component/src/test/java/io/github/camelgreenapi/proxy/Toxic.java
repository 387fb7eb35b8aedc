/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.proxy;

import java.time.Duration;

/** What a network does to the bytes that go in one direction of one connection. */
public sealed interface Toxic {

    /** Delays all bytes by the base and a random part of the jitter; their order stays. */
    record Latency(Duration base, Duration jitter) implements Toxic {}

    /** Lets only so many bytes pass in a second. */
    record Bandwidth(int bytesPerSecond) implements Toxic {}

    /** Cuts the bytes into pieces of a random size, from 1 to this many, a millisecond apart. */
    record Slicing(int most) implements Toxic {}

    /** What happens once, after so many bytes. */
    sealed interface Failure extends Toxic {

        int after();
    }

    /** Nothing more passes, and the connection stays open. */
    record Stall(int after) implements Failure {}

    /** This direction is closed; the other one stays open. */
    record HalfClose(int after) implements Failure {}

    /** Both ends get a TCP reset. */
    record Reset(int after) implements Failure {}

    /** The rest is lost, and the connection is closed in an orderly way. */
    record Truncation(int after) implements Failure {}
}
