/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.fault;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Faults that strike all traffic by chance, in the same order for the same seed. To be used on the simulator's loop
 * alone.
 */
public final class RandomFaults {

    private double probability;
    private Random random = new Random();
    private List<Strike> strikes = List.of();

    /** @throws IllegalArgumentException when these cannot strike by chance */
    public static void check(double probability, List<Strike> strikes) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("A probability is a number from 0 to 1, not " + probability);
        }
        if (strikes.isEmpty()) {
            throw new IllegalArgumentException("Name at least one fault");
        }
        strikes.stream()
                .map(Strike::fault)
                .filter(fault -> !fault.strikesTraffic())
                .findFirst()
                .ifPresent(fault -> {
                    throw new IllegalArgumentException(
                            "'" + fault.word() + "' waits for its own event and cannot strike by chance");
                });
    }

    /** Replaces what struck before. */
    public void start(double chance, long seed, List<Strike> faults) {
        probability = chance;
        random = new Random(seed);
        strikes = List.copyOf(faults);
    }

    public void clear() {
        strikes = List.of();
    }

    /** One of those that can strike at this place, if chance wants it. */
    Optional<Strike> strike(Place place) {
        List<Strike> fitting =
                strikes.stream().filter(strike -> strike.fault().strikes(place)).toList();
        return fitting.isEmpty() || random.nextDouble() >= probability
                ? Optional.empty()
                : Optional.of(fitting.get(random.nextInt(fitting.size())));
    }
}
