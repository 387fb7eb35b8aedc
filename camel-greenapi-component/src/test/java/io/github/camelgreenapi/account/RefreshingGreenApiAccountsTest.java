/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.CapturedLog;
import io.github.camelgreenapi.internal.concurrent.ManualTimer;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RefreshingGreenApiAccountsTest {

    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final ManualTimer time = new ManualTimer();
    private final List<String> heard = new ArrayList<>();
    private Supplier<Collection<GreenApiAccount>> table = () -> List.of();
    private int reads;
    private int ends;

    private final RefreshingGreenApiAccounts accounts = new RefreshingGreenApiAccounts(
            () -> {
                reads++;
                return table.get();
            },
            INTERVAL,
            (delay, task) -> time.after(delay, task)::cancel,
            () -> ends++);

    private final class Notes implements GreenApiAccounts.Listener {

        @Override
        public void added(GreenApiAccount account) {
            heard.add("+" + account.instance() + " " + account.apiToken());
        }

        @Override
        public void removed(GreenApiAccount account) {
            heard.add("-" + account.instance() + " " + account.apiToken());
        }
    }

    @Test
    void theFirstUseReads() {
        table = () -> List.of(account("1", "a"));
        assertThat(reads).isZero();

        assertThat(accounts.find("1")).contains(account("1", "a"));
        assertThat(accounts.all()).hasSize(1);
        assertThat(reads).isOne();
    }

    @Test
    void whatCameWentAndChangedIsHeardAfterTheInterval() {
        table = () -> List.of(account("1", "a"), account("2", "b"), account("3", "c"));
        accounts.listen(new Notes());

        table = () -> List.of(account("2", "new"), account("3", "c"), account("4", "d"));
        time.advance(INTERVAL.minusMillis(1));
        assertThat(heard).isEmpty();
        time.advance(Duration.ofMillis(1));

        assertThat(heard).containsExactly("-1 a", "-2 b", "+2 new", "+4 d");
        assertThat(accounts.all()).extracting(GreenApiAccount::instance).containsExactlyInAnyOrder("2", "3", "4");
    }

    @Test
    void aSourceThatFailsKeepsWhatWasKnown() {
        table = () -> List.of(account("1", "a"));
        accounts.listen(new Notes());

        table = RefreshingGreenApiAccountsTest::fail;
        time.advance(INTERVAL.multipliedBy(3));
        assertThat(accounts.find("1")).isPresent();
        assertThat(reads).isEqualTo(4);

        table = () -> List.of(account("2", "b"));
        time.advance(INTERVAL);
        assertThat(heard).containsExactly("-1 a", "+2 b");
    }

    @Test
    void aSourceThatFailsAtFirstIsReadAgain() {
        table = RefreshingGreenApiAccountsTest::fail;
        accounts.listen(new Notes());
        assertThat(accounts.all()).isEmpty();

        table = () -> List.of(account("1", "a"));
        time.advance(INTERVAL);

        assertThat(heard).containsExactly("+1 a");
    }

    @Test
    void aSourceWhoseDriverIsMissingIsReadAgainAndReported() {
        table = () -> {
            throw new NoClassDefFoundError("org/example/Driver");
        };
        assertThat(warningOfTheFirstRead()).endsWith("The source failed with java.lang.NoClassDefFoundError");

        table = () -> List.of(account("1", "a"));
        time.advance(INTERVAL);
        assertThat(accounts.find("1")).isPresent();
    }

    @Test
    void whatASourceSaysOfItsFailureIsNotRepeated() {
        table = () -> {
            throw new IllegalStateException("No JSON: s3cret", new IOException("s3cret"));
        };

        assertThat(warningOfTheFirstRead())
                .endsWith("java.lang.IllegalStateException, caused by java.io.IOException")
                .doesNotContain("s3cret");
    }

    @Test
    void anInstanceThatIsNamedTwiceIsNamedInTheLog() {
        table = () -> List.of(account("2", "a"), account("2", "b"));

        assertThat(warningOfTheFirstRead()).endsWith("The source failed with instance 2 named more than once");
    }

    private String warningOfTheFirstRead() {
        try (CapturedLog log = new CapturedLog(RefreshingGreenApiAccounts.class)) {
            assertThat(accounts.all()).isEmpty();
            assertThat(log.lines()).hasSize(1);
            return log.lines().get(0);
        }
    }

    @Test
    void nullAndAnInstanceNamedTwiceAreFailures() {
        table = () -> List.of(account("1", "a"));
        accounts.listen(new Notes());

        table = () -> null;
        time.advance(INTERVAL);
        table = () -> List.of(account("2", "a"), account("2", "b"));
        time.advance(INTERVAL);

        assertThat(heard).isEmpty();
        assertThat(accounts.all()).containsExactly(account("1", "a"));
    }

    @Test
    void aRefreshDoesNotWaitForTheInterval() {
        accounts.listen(new Notes());
        table = () -> List.of(account("1", "a"));

        accounts.refresh();

        assertThat(heard).containsExactly("+1 a");
        time.advance(INTERVAL);
        assertThat(reads).isEqualTo(3);
    }

    @Test
    void afterTheEndNothingIsRead() {
        table = () -> List.of(account("1", "a"));
        accounts.listen(new Notes());

        accounts.close();
        table = List::of;
        time.advance(INTERVAL.multipliedBy(2));

        assertThat(reads).isOne();
        assertThat(ends).isOne();
        assertThat(time.pending()).isZero();
        assertThat(accounts.find("1")).isPresent();
    }

    @Test
    void anIntervalOfZeroIsRefused() {
        assertThatThrownBy(() -> new RefreshingGreenApiAccounts(List::of, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("interval");
    }

    @Test
    void aSourceThatHangsHoldsNobodyUp() {
        CountDownLatch hang = new CountDownLatch(1);
        AtomicReference<Thread> reader = new AtomicReference<>();
        List<GreenApiAccount> one = List.of(account("1", "a"));
        Supplier<List<GreenApiAccount>> source = () -> {
            Thread former = reader.getAndSet(Thread.currentThread());
            if (former != null) {
                awaitQuietly(hang);
            }
            return one;
        };
        try (RefreshingGreenApiAccounts slow = new RefreshingGreenApiAccounts(source, Duration.ofMillis(1))) {
            slow.all();
            Thread test = Thread.currentThread();
            await().until(() -> reader.get() != test);

            assertThat(slow.find("1")).isPresent();
            assertThat(reader.get().isDaemon()).isTrue();
        } finally {
            hang.countDown();
        }
        await().until(() -> !reader.get().isAlive());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Collection<GreenApiAccount> fail() {
        throw new IllegalStateException("The database is away");
    }

    private static GreenApiAccount account(String instance, String token) {
        return new GreenApiAccount(Provider.GREEN_API, instance, null, token, null, null);
    }

    @Test
    void anIntervalMayBeLongerThanAClockCounts() {
        GreenApiAccount account = new GreenApiAccount(Provider.GREEN_API, "1", null, "token", null, null);
        try (RefreshingGreenApiAccounts never =
                new RefreshingGreenApiAccounts(() -> List.of(account), ChronoUnit.FOREVER.getDuration())) {
            assertThat(never.find("1")).contains(account);
        }
    }
}
