/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.Repetitions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What holds in whatever order signals, time, the route, stops and starts come.
 *
 * <p>A failure names its seed; {@code -Dseed=N} lives that one again.
 */
class AnyOrderTest {

    private static final long SEEDS = Repetitions.of(1_000, 100_000);
    private static final long FEW_SEEDS = 300;

    private static Stream<String> broken(LongStream seeds, LinkLife.Flaw flaw) {
        return seeds.parallel()
                .mapToObj(seed -> new LinkLife(seed, flaw))
                .filter(life -> !life.live().isEmpty())
                .map(LinkLife::toString);
    }

    @Test
    void everySeedKeepsTheRules() {
        Long one = Long.getLong("seed");
        LongStream seeds = one != null ? LongStream.of(one) : LongStream.range(0, SEEDS);

        List<String> broken = broken(seeds, LinkLife.Flaw.NONE).limit(3).toList();

        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aLinkingThatIsWrongIsFoundOut(LinkLife.Flaw flaw) {
        assertThat(broken(LongStream.range(0, FEW_SEEDS), flaw).findFirst()).isPresent();
    }

    @Test
    void theSeedsComeAcrossEveryKindOfEvent() {
        Set<String> types = new TreeSet<>();
        for (long seed = 0; seed < FEW_SEEDS; seed++) {
            LinkLife life = new LinkLife(seed, LinkLife.Flaw.NONE);
            life.live();
            types.addAll(life.typesOfEvents());
        }

        assertThat(types)
                .contains(
                        "qrCode",
                        "alreadyLogged",
                        "passkeyRequired",
                        "accountData",
                        "wrongAccount",
                        "timeoutExpired",
                        "error",
                        "stopped",
                        "unknown");
    }
}
