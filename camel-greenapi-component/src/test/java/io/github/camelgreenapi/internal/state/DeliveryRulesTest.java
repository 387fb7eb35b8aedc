/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.Repetitions;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The rules of delivery hold whatever happens.
 *
 * <p>A failure names its seed; {@code -Dseed=N} lives that one again.
 */
class DeliveryRulesTest {

    private static final long SEEDS = Repetitions.of(1_500, 100_000);
    private static final long FLAWED_SEEDS = 100;

    private static Stream<String> broken(LongStream seeds, Simulation.Flaw flaw) {
        return seeds.parallel()
                .mapToObj(seed -> new Simulation(seed, flaw))
                .filter(simulation -> !simulation.run().isEmpty())
                .map(Simulation::toString);
    }

    @Test
    void everySeedKeepsTheRules() {
        Long one = Long.getLong("seed");
        LongStream seeds = one != null ? LongStream.of(one) : LongStream.range(0, SEEDS);

        List<String> broken = broken(seeds, Simulation.Flaw.NONE).limit(3).toList();

        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aConsumerThatIsWrongIsFoundOut(Simulation.Flaw flaw) {
        assertThat(broken(LongStream.range(0, FLAWED_SEEDS), flaw).findFirst()).isPresent();
    }
}
