/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.Repetitions;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The rules of webhooks hold whatever is posted, however often.
 *
 * <p>A failure names its seed; {@code -Dseed=N} lives that one again.
 */
class WebhookRulesTest {

    private static final long SEEDS = Repetitions.of(500, 50_000);
    private static final long FEW_SEEDS = 100;
    private static final CamelContext CONTEXT = new DefaultCamelContext();

    @BeforeAll
    static void start() {
        CONTEXT.start();
    }

    @AfterAll
    static void stop() {
        CONTEXT.stop();
    }

    private static Stream<String> broken(LongStream seeds, WebhookFlaw flaw) {
        return seeds.parallel()
                .mapToObj(seed -> new WebhookLife(CONTEXT, seed, flaw))
                .filter(life -> !life.live().isEmpty())
                .map(WebhookLife::toString);
    }

    @Test
    void everySeedKeepsTheRules() {
        Long one = Long.getLong("seed");
        LongStream seeds = one != null ? LongStream.of(one) : LongStream.range(0, SEEDS);

        List<String> broken = broken(seeds, WebhookFlaw.NONE).limit(3).toList();

        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aWebhookThatIsWrongIsFoundOut(WebhookFlaw flaw) {
        assertThat(broken(LongStream.range(0, FEW_SEEDS), flaw).findFirst()).isPresent();
    }
}
