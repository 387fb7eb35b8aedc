/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShownCodesTest {

    private final ShownCodes shown = new ShownCodes();

    private static byte[] picture(int number) {
        return ByteBuffer.allocate(4_400).putInt(2_000, number).array();
    }

    @Test
    void eachCodeIsNewOnce() {
        assertThat(IntStream.range(0, 1_000).allMatch(i -> shown.add(picture(i))))
                .isTrue();
        assertThat(IntStream.range(0, 1_000).noneMatch(i -> shown.add(picture(i))))
                .isTrue();
    }

    @Test
    void theThousandLatestAreRemembered() {
        IntStream.range(0, 2_500).forEach(i -> shown.add(picture(i)));

        assertThat(IntStream.range(1_500, 2_500).noneMatch(i -> shown.add(picture(i))))
                .isTrue();
        assertThat(shown.add(picture(1_499))).isTrue();
    }

    @Test
    void picturesThatDifferInOneBitAreTwo() {
        byte[] picture = new byte[500];
        new Random(1).nextBytes(picture);
        Set<Integer> repeated = new HashSet<>();
        assertThat(shown.add(picture)).isTrue();
        for (int bit = 0; bit < 900; bit++) {
            byte[] other = picture.clone();
            other[bit / 8] ^= (byte) (1 << bit % 8);
            if (!shown.add(other)) {
                repeated.add(bit);
            }
        }

        assertThat(repeated).isEmpty();
    }
}
