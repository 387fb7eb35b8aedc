/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.proxy;

import io.github.camelgreenapi.proxy.Toxic.Bandwidth;
import io.github.camelgreenapi.proxy.Toxic.HalfClose;
import io.github.camelgreenapi.proxy.Toxic.Latency;
import io.github.camelgreenapi.proxy.Toxic.Reset;
import io.github.camelgreenapi.proxy.Toxic.Slicing;
import io.github.camelgreenapi.proxy.Toxic.Stall;
import io.github.camelgreenapi.proxy.Toxic.Truncation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Draws toxics by chance: the same seed gives the same ones to the same connection.
 *
 * @param fails whether most connections fail sooner or later
 */
record SeededToxics(long seed, boolean fails) implements Toxics {

    // A failure strikes within the first 32 KB, some replies with QR codes, the early bytes as often as the late ones.
    private static final int LATEST_FAILURE = 15;

    @Override
    public List<Toxic> of(int connection, Direction direction) {
        Random random = random(seed, connection, direction);
        List<Toxic> toxics = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            toxics.add(new Latency(millis(random, 25), millis(random, 25)));
        }
        if (random.nextInt(6) == 0) {
            toxics.add(new Bandwidth((fails ? 16_000 : 100_000) + random.nextInt(100_000)));
        }
        if (random.nextInt(3) == 0) {
            toxics.add(new Slicing((fails ? 16 : 100) + random.nextInt(500)));
        }
        if (fails && random.nextInt(4) > 0) {
            toxics.add(failure(random));
        }
        return toxics;
    }

    /** Chance of its own for each direction of each connection, so that none depends on how far others are. */
    static Random random(long seed, int connection, Direction direction) {
        long place = 2L * connection + direction.ordinal();
        return new Random(new SplittableRandom(seed * 1_000_003 + place).nextLong());
    }

    private static Duration millis(Random random, int most) {
        return Duration.ofMillis(random.nextInt(most + 1));
    }

    private static Toxic failure(Random random) {
        int after = (int) Math.pow(2, LATEST_FAILURE * random.nextDouble()) - 1;
        return switch (random.nextInt(4)) {
            case 0 -> new Stall(after);
            case 1 -> new HalfClose(after);
            case 2 -> new Reset(after);
            default -> new Truncation(after);
        };
    }
}
