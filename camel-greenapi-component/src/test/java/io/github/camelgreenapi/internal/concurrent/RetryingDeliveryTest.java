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

    /** Delivers to a route that ends each time when the test says so. */
    private RetryingDelivery<String> delivery(List<CompletableFuture<Void>> ends) {
        return new RetryingDelivery<>(Runnable::run, timer, new Random(1), event -> {
            handedOver.add(event);
            CompletableFuture<Void> end = new CompletableFuture<>();
            ends.add(end);
            return end;
        });
    }

    private static void fail(CompletableFuture<Void> end) {
        end.completeExceptionally(new IllegalStateException("The route fails"));
    }

    @Test
    void oneEventIsInTheRouteAtATime() {
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        RetryingDelivery<String> delivery = delivery(ends);
        delivery.add("first", () -> taken.add("first"));
        delivery.add("second", () -> taken.add("second"));
        assertThat(handedOver).containsExactly("first");
        assertThat(delivery.isBusy()).isTrue();

        ends.get(0).complete(null);
        assertThat(handedOver).containsExactly("first", "second");
        assertThat(delivery.isEmpty()).isFalse();
        ends.get(1).complete(null);
        assertThat(delivery.isEmpty()).isTrue();
        assertThat(delivery.isBusy()).isFalse();
    }

    @Test
    void pausesGrowUntilTheRouteSucceeds() {
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        RetryingDelivery<String> delivery = delivery(ends);
        delivery.add("first", () -> taken.add("first"));
        for (int failures = 0; failures < 6; failures++) {
            fail(ends.get(failures));
            timer.advance(Duration.ofMinutes(1));
        }
        fail(ends.get(6));
        timer.advance(Duration.ofSeconds(29));
        assertThat(handedOver).hasSize(7);
        timer.advance(Duration.ofSeconds(31));
        assertThat(handedOver).hasSize(8);

        ends.get(7).complete(null);
        delivery.add("second", () -> taken.add("second"));
        fail(ends.get(8));
        timer.advance(Duration.ofSeconds(1));
        assertThat(handedOver).hasSize(10);
    }

    @Test
    void whatWaitsIsDroppedAndWhatIsInTheRouteStillCounts() {
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        RetryingDelivery<String> delivery = delivery(ends);
        delivery.add("first", () -> taken.add("first"));
        delivery.add("second", () -> taken.add("second"));
        delivery.clear();
        delivery.add("third", () -> taken.add("third"));
        assertThat(handedOver).containsExactly("first");

        ends.get(0).complete(null);
        assertThat(taken).containsExactly("first");
        assertThat(handedOver).containsExactly("first", "third");
    }

    @Test
    void whatFailsAfterItWasDroppedDoesNotComeAgain() {
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        RetryingDelivery<String> delivery = delivery(ends);
        delivery.add("first", () -> taken.add("first"));
        delivery.clear();
        delivery.add("second", () -> taken.add("second"));
        fail(ends.get(0));

        assertThat(handedOver).containsExactly("first", "second");
        timer.advance(Duration.ofMinutes(2));
        assertThat(handedOver).hasSize(2);
        assertThat(taken).isEmpty();
    }

    @Test
    void aPauseThatIsClearedDeliversNothing() {
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        RetryingDelivery<String> delivery = delivery(ends);
        delivery.add("first", () -> taken.add("first"));
        fail(ends.get(0));
        delivery.clear();
        assertThat(timer.pending()).isZero();
        timer.advance(Duration.ofMinutes(2));

        assertThat(handedOver).hasSize(1);
    }

    @Test
    void itIsBusyUntilWhatFollowsHasBegun() {
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        RetryingDelivery<String> delivery = delivery(ends);
        delivery.add("first", () -> taken.add("busy " + delivery.isBusy()));
        ends.get(0).complete(null);

        assertThat(taken).containsExactly("busy true");
    }

    @Test
    void anErrorBeforeTheRouteDoesNotEndTheDelivery() {
        RetryingDelivery<String> delivery = new RetryingDelivery<>(Runnable::run, timer, new Random(1), event -> {
            handedOver.add(event);
            if (handedOver.size() == 1) {
                throw new NoClassDefFoundError("a meter's");
            }
            return CompletableFuture.completedFuture(null);
        });

        delivery.add("first", () -> taken.add("first"));
        timer.advance(Duration.ofSeconds(1));

        assertThat(taken).containsExactly("first");
    }
}
