/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.internal.state.ModelProvider;
import io.github.camelgreenapi.internal.state.PollStatus;
import io.github.camelgreenapi.internal.state.StateFixture;
import io.github.camelgreenapi.internal.wire.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a queue tells of itself, and what it leaves behind when it ends. */
class QueueStatusTest {

    private final StateFixture fixture = new StateFixture();
    private final List<AccountNotification> given = new ArrayList<>();
    private CompletableFuture<Void> outcome = CompletableFuture.completedFuture(null);
    private final NotificationQueue queue = new NotificationQueue(
            fixture.account,
            new QueuePolicy(Duration.ofSeconds(20), Duration.ofSeconds(75)),
            fixture.ledger,
            fixture.resources,
            notification -> {
                given.add(notification);
                return outcome;
            },
            fixture.failures::add);

    private void start() {
        queue.start();
        fixture.pass(Duration.ZERO);
    }

    /** As often as it is called, the method fails. */
    private void refuse(String refused, Duration retryAfter) {
        fixture.provider.luck(new ModelProvider.Luck() {
            @Override
            public Optional<Reply> refusal(String method) {
                return method.equals(refused) ? Optional.of(new Reply(500, new byte[0], retryAfter)) : Optional.empty();
            }
        });
    }

    @Test
    void beforeTheFirstReadNothingIsKnown() {
        assertThat(queue.status()).isEqualTo(PollStatus.NONE);
    }

    @Test
    void anEmptyQueueIsASuccess() {
        start();
        fixture.seconds(25);

        Instant first = queue.status().lastSuccess();
        assertThat(first).isNotNull();
        fixture.seconds(25);
        assertThat(queue.status().lastSuccess()).isAfter(first);
        assertThat(queue.status().failure()).isNull();
        assertThat(queue.status().state()).isNull();
    }

    @Test
    void aNotificationIsASuccessAsSoonAsItIsThere() {
        outcome = new CompletableFuture<>();
        start();
        fixture.provider.message("1");
        fixture.seconds(1);

        assertThat(given).hasSize(1);
        assertThat(queue.status().lastSuccess()).isNotNull();
    }

    @Test
    void aChangeOfStateIsTheStateUntilTheNext() {
        start();
        fixture.provider.queue("{\"typeWebhook\":\"stateInstanceChanged\",\"timestamp\":"
                + fixture.timer.now().getEpochSecond() + ",\"stateInstance\":\"authorized\"}");
        fixture.seconds(1);
        fixture.provider.message("1");
        fixture.seconds(1);

        assertThat(queue.status().state().value()).isEqualTo(AccountState.Value.AUTHORIZED);
    }

    @Test
    void aFailureIsToldUntilTheNextSuccess() {
        refuse("receiveNotification", null);
        start();
        fixture.seconds(10);
        assertThat(queue.status().failure()).isNotNull();

        fixture.provider.luck(ModelProvider.Luck.GOOD);
        fixture.seconds(60);
        assertThat(queue.status().failure()).isNull();
    }

    @Test
    void aDeletionThatSucceedsAtLastEndsTheFailure() {
        refuse("deleteNotification", null);
        start();
        fixture.provider.message("1");
        fixture.seconds(30);
        assertThat(queue.status().failure()).isNotNull();

        fixture.provider.luck(ModelProvider.Luck.GOOD);
        while (fixture.provider.queued() > 0) {
            fixture.seconds(1);
        }
        assertThat(queue.status().failure()).isNull();
    }

    @Test
    void aFailureThatComesBackAfterASuccessIsReportedAgain() {
        for (int outage = 1; outage <= 2; outage++) {
            refuse("receiveNotification", null);
            start();
            fixture.seconds(60);
            assertThat(fixture.failures).hasSize(outage);
            fixture.provider.luck(ModelProvider.Luck.GOOD);
            fixture.seconds(60);
        }
    }

    @Test
    void theProvidersPauseIsKeptIfItIsTheLongerOne() {
        refuse("receiveNotification", Duration.ofMinutes(2));
        start();
        fixture.seconds(115);
        long calls = fixture.provider.count("receiveNotification");
        fixture.seconds(30);

        assertThat(fixture.provider.count("receiveNotification")).isGreaterThan(calls);
    }

    @Test
    void finishingAnIdleQueueGivesTheLongPollUp() {
        start();
        assertThat(fixture.provider.longPolls()).isOne();

        queue.finish();
        fixture.pass(Duration.ZERO);

        assertThat(fixture.provider.longPolls()).isZero();
        assertThat(fixture.timer.pending()).isZero();
    }

    @Test
    void finishingWaitsForADeletionThatFailsAtFirst() {
        refuse("deleteNotification", null);
        start();
        fixture.provider.message("1");
        fixture.seconds(5);
        queue.finish();
        fixture.seconds(5);
        assertThat(queue.isUnfinished()).isTrue();

        fixture.provider.luck(ModelProvider.Luck.GOOD);
        fixture.seconds(60);
        assertThat(queue.isUnfinished()).isFalse();
        assertThat(fixture.provider.deleted()).hasSize(1);
    }

    @Test
    void aStopWhileTheRouteFailsEndsItsRepetition() {
        outcome = CompletableFuture.failedFuture(new IllegalStateException("The route fails"));
        start();
        fixture.provider.message("1");
        fixture.seconds(5);
        int before = given.size();

        queue.stop();
        fixture.seconds(100);

        assertThat(given).hasSize(before);
        assertThat(queue.isUnfinished()).isFalse();
        assertThat(fixture.timer.pending()).isZero();
    }

    @Test
    void aStartWhileItFinishesIsANewRunAndTheOnlyOne() {
        outcome = new CompletableFuture<>();
        start();
        fixture.provider.message("1");
        fixture.seconds(1);
        queue.finish();
        start();
        outcome.complete(null);
        fixture.seconds(5);

        assertThat(fixture.provider.queued()).isZero();
        assertThat(fixture.provider.longPolls()).isOne();
        queue.start();
        fixture.pass(Duration.ZERO);
        assertThat(fixture.provider.longPolls()).isOne();
    }
}
