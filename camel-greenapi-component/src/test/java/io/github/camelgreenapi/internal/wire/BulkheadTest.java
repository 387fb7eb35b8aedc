/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BulkheadTest {

    private static final int SHARED = 2;
    private static final int PER_ACCOUNT = 3;
    private static final int WAITING = 2;

    private final Bulkhead bulkhead = new Bulkhead(SHARED, PER_ACCOUNT, WAITING);
    private final List<String> started = new ArrayList<>();

    private boolean acquire(String account) {
        return acquire(account, account + started.size());
    }

    private boolean acquire(String account, String request) {
        return bulkhead.acquire(account, () -> started.add(request));
    }

    private void fill(String account) {
        for (int i = 0; i < PER_ACCOUNT + WAITING; i++) {
            acquire(account);
        }
    }

    @Test
    void anAccountHasItsBoundUnderWayAndTheRestWaits() {
        fill("a");

        assertThat(started).hasSize(PER_ACCOUNT);
    }

    @Test
    void whatIsBeyondTheLineIsRejected() {
        fill("a");

        assertThat(acquire("a")).isFalse();
        assertThat(started).hasSize(PER_ACCOUNT);
    }

    @Test
    void anAccountAlwaysHasAPlaceOfItsOwn() {
        for (int i = 0; i < 1_000; i++) {
            fill("hanging" + i);
        }
        started.clear();

        assertThat(acquire("healthy", "call")).isTrue();
        assertThat(started).containsExactly("call");
    }

    @Test
    void whatWaitsStartsInItsOrder() {
        for (String request : List.of("1", "2", "3", "4", "5")) {
            acquire("a", request);
        }
        bulkhead.release("a");
        bulkhead.release("a");

        assertThat(started).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void theLastPlaceOfAnAccountGoesToItsOwnLine() {
        fill("a");
        acquire("b", "b1");
        acquire("b", "b2");
        acquire("c", "c1");
        acquire("c", "c2");
        started.clear();
        bulkhead.release("c");

        assertThat(started).containsExactly("c2");
    }

    @Test
    void accountsThatWantSharedPlacesTakeTurns() {
        fill("a");
        for (String request : List.of("b1", "b2", "c1", "c2", "c3")) {
            acquire(request.substring(0, 1), request);
        }
        started.clear();
        bulkhead.release("a");
        bulkhead.release("a");

        assertThat(started).containsExactly("b2", "c2");
    }

    @Test
    void whatIsWithdrawnIsNeverStartedAndMakesRoom() {
        fill("a");
        Runnable withdrawn = () -> started.add("withdrawn");
        acquire("b", "b1");
        bulkhead.acquire("b", withdrawn);
        started.clear();

        assertThat(bulkhead.withdraw("b", withdrawn)).isTrue();
        assertThat(bulkhead.withdraw("b", withdrawn)).isFalse();
        bulkhead.release("b");
        assertThat(started).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void inAnyOrderBoundsHoldAndNobodyIsForgotten(long seed) {
        Random random = new Random(seed);
        Map<String, Integer> underWay = new HashMap<>();
        Map<Runnable, String> waiting = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            String account = "account" + random.nextInt(6);
            if (random.nextInt(3) > 0) {
                Runnable[] request = new Runnable[1];
                request[0] = () -> {
                    waiting.remove(request[0]);
                    underWay.merge(account, 1, Integer::sum);
                };
                waiting.put(request[0], account);
                if (!bulkhead.acquire(account, request[0])) {
                    waiting.remove(request[0]);
                }
            } else if (random.nextInt(4) == 0 && !waiting.isEmpty()) {
                Runnable one = waiting.keySet().iterator().next();
                assertThat(bulkhead.withdraw(waiting.remove(one), one)).isTrue();
            } else if (underWay.getOrDefault(account, 0) > 0) {
                underWay.merge(account, -1, Integer::sum);
                bulkhead.release(account);
            }
            check(underWay, waiting);
        }
        while (!underWay.values().stream().allMatch(count -> count == 0)) {
            List.copyOf(underWay.keySet()).stream()
                    .filter(account -> underWay.get(account) > 0)
                    .forEach(account -> {
                        underWay.merge(account, -1, Integer::sum);
                        bulkhead.release(account);
                    });
        }
        assertThat(waiting).isEmpty();
        assertThat(bulkhead.accounts()).as("what is left behind").isZero();
    }

    private static void check(Map<String, Integer> underWay, Map<Runnable, String> waiting) {
        int shared = underWay.values().stream()
                .mapToInt(count -> Math.max(0, count - 1))
                .sum();
        assertThat(shared).isLessThanOrEqualTo(SHARED);
        assertThat(underWay.values()).allMatch(count -> count <= PER_ACCOUNT);
        for (String account : waiting.values()) {
            int own = underWay.getOrDefault(account, 0);
            assertThat(own).as("one that waits has one under way").isPositive();
            assertThat(shared == SHARED || own == PER_ACCOUNT)
                    .as("one that waits could not start")
                    .isTrue();
        }
    }
}
