/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.Repetitions;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Exactly the accounts that there are are served, each once, whenever they come and go.
 *
 * <p>A failure names its seed; {@code -Dseed=N} lives that one again.
 */
class AccountsComeAndGoTest {

    private static final long SEEDS = Repetitions.of(500, 100_000);
    private static final long FEW_SEEDS = 100;

    private static Stream<String> broken(LongStream seeds, AccountsLife.Flaw flaw) {
        return seeds.parallel()
                .mapToObj(seed -> new AccountsLife(seed, flaw))
                .filter(life -> !life.live().isEmpty())
                .map(AccountsLife::toString);
    }

    @Test
    void everySeedKeepsTheRules() {
        Long one = Long.getLong("seed");
        LongStream seeds = one != null ? LongStream.of(one) : LongStream.range(0, SEEDS);

        List<String> broken = broken(seeds, AccountsLife.Flaw.NONE).limit(3).toList();

        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aConsumerThatIsWrongIsFoundOut(AccountsLife.Flaw flaw) {
        assertThat(broken(LongStream.range(0, FEW_SEEDS), flaw).findFirst()).isPresent();
    }
}
