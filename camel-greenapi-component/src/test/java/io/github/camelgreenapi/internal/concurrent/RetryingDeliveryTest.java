/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RetryingDeliveryTest {

    private final ManualTimer timer = new ManualTimer();
    private final List<String> handedOver = new ArrayList<>();
    private final List<String> taken = new ArrayList<>();

    @Test
    void anEventThatCannotBeHandedOverComesAgainBeforeThoseBehindIt() {
        RetryingDelivery<String> delivery = new RetryingDelivery<>(Runnable::run, timer, new Random(1), event -> {
            handedOver.add(event);
            if (handedOver.size() == 1) {
                throw new IllegalStateException("Before the route began");
            }
            return CompletableFuture.completedFuture(null);
        });

        delivery.add("first", () -> taken.add("first"));
        delivery.add("second", () -> taken.add("second"));
        assertThat(taken).isEmpty();
        timer.advance(Duration.ofSeconds(1));

        assertThat(handedOver).containsExactly("first", "first", "second");
        assertThat(taken).containsExactly("first", "second");
        assertThat(delivery.isBusy()).isFalse();
    }
}
