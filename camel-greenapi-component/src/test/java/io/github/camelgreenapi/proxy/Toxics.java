/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.proxy;

import java.util.List;

/** Decides what is wrong with each connection. */
@FunctionalInterface
public interface Toxics {

    Toxics NONE = (connection, direction) -> List.of();

    /**
     * The toxics of one direction of a connection.
     *
     * @param connection counted from 0, in the order of arrival
     */
    List<Toxic> of(int connection, Direction direction);

    /** A slow network that loses nothing. */
    static Toxics slow(long seed) {
        return new SeededToxics(seed, false);
    }

    /** A slow network on which some connections fail. */
    static Toxics rough(long seed) {
        return new SeededToxics(seed, true);
    }
}
