/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.CapturedLog;
import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.state.ModelProvider;
import io.github.camelgreenapi.internal.state.StateFixture;
import io.github.camelgreenapi.internal.wire.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** When notifications are handed over, and when they are deleted. */
class NotificationQueueTest {

    private final StateFixture fixture = new StateFixture();
    private final List<AccountNotification> given = new ArrayList<>();
    private CompletableFuture<Void> outcome = CompletableFuture.completedFuture(null);

    private NotificationQueue queue() {
        return queue(fixture.failures::add);
    }

    private NotificationQueue queue(Consumer<GreenApiException> onFailure) {
        NotificationQueue queue = new NotificationQueue(
                fixture.account,
                new QueuePolicy(Duration.ofSeconds(20), Duration.ofSeconds(75)),
                fixture.ledger,
                fixture.resources,
                notification -> {
                    given.add(notification);
                    return outcome;
                },
                onFailure);
        queue.start();
        fixture.pass(Duration.ZERO);
        return queue;
    }

    private static ModelProvider.Luck refusing(String refused, int status, String body) {
        return new ModelProvider.Luck() {
            @Override
            public Optional<Reply> refusal(String method) {
                return method.equals(refused)
                        ? Optional.of(new Reply(status, body.getBytes(StandardCharsets.UTF_8), null))
                        : Optional.empty();
            }
        };
    }

    @Test
    void anEmptyQueueIsPolledWithoutHurry() {
        queue();

        fixture.seconds(100);

        assertThat(fixture.provider.count("receiveNotification")).isEqualTo(6);
        assertThat(fixture.provider.longPolls()).isOne();
    }

    @Test
    void anEmptyAnswerThatComesAtOnceIsNoReasonToHurry() {
        for (Reply idle : List.of(new Reply(408, null, null), new Reply(200, new byte[0], null))) {
            StateFixture own = new StateFixture();
            own.provider.luck(refusing("receiveNotification", idle.status(), ""));
            new NotificationQueue(
                            own.account,
                            new QueuePolicy(Duration.ofSeconds(20), Duration.ofSeconds(75)),
                            own.ledger,
                            own.resources,
                            notification -> outcome,
                            own.failures::add)
                    .start();
            own.seconds(10);

            assertThat(own.provider.count("receiveNotification")).isBetween(9L, 11L);
            assertThat(own.failures).isEmpty();
        }
    }

    @Test
    void notificationsComeInOrderAndAreDeletedOneByOne() {
        queue();
        fixture.provider.message("1");
        fixture.provider.message("2");
        fixture.provider.message("3");
        fixture.seconds(1);

        assertThat(given)
                .extracting(AccountNotification::id)
                .containsExactly(
                        "greenApi-1101-incomingMessageReceived-1",
                        "greenApi-1101-incomingMessageReceived-2",
                        "greenApi-1101-incomingMessageReceived-3");
        assertThat(fixture.provider.queued()).isZero();
    }

    @Test
    void nothingIsDeletedBeforeTheRouteHasTakenIt() {
        outcome = new CompletableFuture<>();
        queue();
        fixture.provider.message("1");
        fixture.provider.message("2");
        fixture.seconds(300);
        assertThat(given).hasSize(1);
        assertThat(fixture.provider.deleted()).isEmpty();

        CompletableFuture<Void> first = outcome;
        outcome = new CompletableFuture<>();
        first.complete(null);
        fixture.seconds(1);

        assertThat(fixture.provider.deleted()).hasSize(1);
        assertThat(given).hasSize(2);
    }

    @Test
    void aRouteThatFailsIsGivenTheSameAgainAfterAGrowingPause() {
        outcome = CompletableFuture.failedFuture(new IllegalStateException("The route fails"));
        queue();
        fixture.provider.message("1");
        fixture.provider.message("2");
        List<Integer> attempts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            fixture.seconds(30);
            attempts.add(given.size());
        }

        assertThat(given).extracting(AccountNotification::id).containsOnly("greenApi-1101-incomingMessageReceived-1");
        assertThat(attempts.get(0)).isBetween(5, 7);
        assertThat(attempts.get(3)).isLessThan(11);
        assertThat(fixture.provider.deleted()).isEmpty();

        outcome = CompletableFuture.completedFuture(null);
        fixture.seconds(61);
        assertThat(fixture.provider.queued()).isZero();
    }

    @Test
    void aFailedDeletionIsRepeatedWithoutDeliveringAgain() {
        queue();
        fixture.provider.luck(refusing("deleteNotification", 500, "oops"));
        fixture.provider.message("1");
        fixture.seconds(60);
        assertThat(given).hasSize(1);
        assertThat(fixture.failures).hasSize(1);

        fixture.provider.luck(ModelProvider.Luck.GOOD);
        fixture.seconds(30);

        assertThat(given).hasSize(1);
        assertThat(fixture.provider.queued()).isZero();
    }

    @Test
    void aDeletionWhoseAnswerIsLostCountsWhenTheNotificationIsGone() {
        queue();
        boolean[] lost = new boolean[1];
        fixture.provider.luck(new ModelProvider.Luck() {
            @Override
            public boolean losesReply(String method) {
                boolean first = method.equals("deleteNotification") && !lost[0];
                lost[0] |= first;
                return first;
            }
        });
        fixture.provider.message("1");
        fixture.provider.message("2");
        fixture.seconds(10);

        assertThat(given).hasSize(2);
        assertThat(fixture.provider.deleted()).hasSize(2);
    }

    @Test
    void aHeadThatComesBackIsDeletedAgainAndNotDeliveredAgain() {
        queue();
        fixture.provider.luck(refusing(
                "deleteNotification", 500, "Cannot read properties of undefined (reading 'findUnAckedMessage')"));
        fixture.provider.message("1");
        fixture.seconds(40);

        assertThat(given).hasSize(1);
        assertThat(fixture.failures).hasSize(1);
        assertThat(fixture.failures.get(0)).hasMessageContaining("had just deleted");
        assertThat(fixture.provider.count("deleteNotification")).isBetween(2L, 12L);
    }

    @Test
    void aWebhookThatIsSetIsExplainedOnce() {
        fixture.provider.luck(refusing("receiveNotification", 400, "custom webhook url is set"));
        queue();
        fixture.seconds(300);

        assertThat(fixture.failures).hasSize(1);
        assertThat(fixture.failures.get(0))
                .isInstanceOf(GreenApiException.class)
                .hasMessageContaining("clear the setting webhookUrl with updateSettings");

        fixture.provider.luck(ModelProvider.Luck.GOOD);
        fixture.provider.message("1");
        fixture.seconds(31);
        assertThat(given).hasSize(1);
    }

    @Test
    void unknownTypesAndBodiesThatAreNoObjectsAreDelivered() {
        queue();
        fixture.provider.queue(
                "{\"typeWebhook\":\"novelty\",\"timestamp\":\"1705902314\",\"instanceData\":{\"wid\":\"1@c.us\"}}");
        fixture.provider.queue("[1]");
        fixture.seconds(1);

        assertThat(given).extracting(AccountNotification::type).containsExactly("novelty", "unknown");
        assertThat(given.get(0).wid()).isEqualTo("1@c.us");
        assertThat(given.get(0).at().getEpochSecond()).isEqualTo(1705902314);
        assertThat(given.get(1).body()).isEqualTo(Map.of("body", List.of(1)));
    }

    @Test
    void theStepsOfOneMessageDifferAndDuplicatesDoNot() {
        queue();
        for (String status : List.of("sent", "delivered", "delivered")) {
            fixture.provider.queue(
                    "{\"typeWebhook\":\"outgoingMessageStatus\",\"idMessage\":\"A\",\"status\":\"" + status + "\"}");
        }
        fixture.provider.queue("{\"typeWebhook\":\"deviceInfo\",\"timestamp\":1,\"deviceData\":{\"a\":1,\"b\":2}}");
        fixture.provider.queue("{\"timestamp\":1,\"typeWebhook\":\"deviceInfo\",\"deviceData\":{\"b\":2,\"a\":1}}");
        fixture.provider.queue("{\"timestamp\":2,\"typeWebhook\":\"deviceInfo\",\"deviceData\":{\"b\":2,\"a\":1}}");
        fixture.seconds(2);

        List<String> ids = given.stream().map(AccountNotification::id).toList();
        assertThat(ids.get(1)).isEqualTo(ids.get(2)).isNotEqualTo(ids.get(0));
        assertThat(ids.get(3)).isEqualTo(ids.get(4)).isNotEqualTo(ids.get(5));
    }

    @Test
    void aChangeOfStateAndItsDuplicateHaveTheSameId() {
        fixture.provider.notifies(true);
        queue();
        fixture.provider.become("authorized");
        fixture.provider.queue("{\"typeWebhook\":\"stateInstanceChanged\",\"timestamp\":"
                + fixture.timer.now().getEpochSecond() + ",\"stateInstance\":\"authorized\"}");
        fixture.seconds(2);

        assertThat(given).extracting(AccountNotification::body).allSatisfy(body -> assertThat(
                        ((StateChanged) body).current().value())
                .isEqualTo(AccountState.Value.AUTHORIZED));
        assertThat(given.get(0).id()).isEqualTo(given.get(1).id());
    }

    @Test
    void aStopGivesTheLongPollUpAndDeletesNothing() {
        outcome = new CompletableFuture<>();
        NotificationQueue queue = queue();
        queue.stop();
        assertThat(fixture.provider.longPolls()).isZero();
        assertThat(fixture.timer.pending()).isZero();

        queue.start();
        fixture.provider.message("1");
        fixture.seconds(1);
        assertThat(queue.isUnfinished()).isTrue();
        queue.stop();
        outcome.complete(null);
        fixture.seconds(300);

        assertThat(fixture.provider.deleted()).isEmpty();
        assertThat(fixture.timer.pending()).isZero();
    }

    @Test
    void whatIsInTheRouteWhenTheQueueIsToFinishIsStillDeleted() {
        outcome = new CompletableFuture<>();
        NotificationQueue queue = queue();
        fixture.provider.message("1");
        fixture.provider.message("2");
        fixture.seconds(1);

        queue.finish();
        assertThat(queue.isUnfinished()).isTrue();
        outcome.complete(null);
        fixture.seconds(100);

        assertThat(queue.isUnfinished()).isFalse();
        assertThat(given).hasSize(1);
        assertThat(fixture.provider.deleted()).hasSize(1);
        assertThat(fixture.timer.pending()).isZero();
    }

    @Test
    void whatFailedBeforeAStopComesAgainAfterTheNextStart() {
        outcome = new CompletableFuture<>();
        NotificationQueue queue = queue();
        fixture.provider.message("1");
        fixture.seconds(1);
        queue.finish();
        outcome.completeExceptionally(new IllegalStateException("The route fails"));
        fixture.seconds(100);
        assertThat(given).hasSize(1);

        outcome = CompletableFuture.completedFuture(null);
        queue.start();
        fixture.seconds(1);

        assertThat(given).hasSize(2);
        assertThat(given.get(1).id()).isEqualTo(given.get(0).id());
        assertThat(fixture.provider.queued()).isZero();
    }

    @Test
    void whatCannotBeReadIsHandedOnAsTextAndBlocksNothing() {
        queue();
        fixture.provider.queue("[".repeat(5_000) + "]".repeat(5_000));
        fixture.provider.message("2");
        fixture.seconds(5);

        assertThat(given).hasSize(2);
        assertThat(given.get(0).type()).isEqualTo("unknown");
        assertThat(given.get(0).receiptId()).isEqualTo(1);
        assertThat(given.get(0).body())
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .hasEntrySatisfying("body", text -> assertThat((String) text).contains("\"receiptId\"", "[[[["));
        assertThat(fixture.provider.queued()).isZero();
        assertThat(fixture.failures)
                .singleElement()
                .extracting(Throwable::getMessage, InstanceOfAssertFactories.STRING)
                .contains("too large to be read", "receipt 1");
    }

    @Test
    void whatCannotBeReadIsDeletedOnlyWhenTheRouteHasTakenIt() {
        outcome = CompletableFuture.failedFuture(new IllegalStateException("The route fails"));
        queue();
        fixture.provider.queue("[".repeat(5_000) + "]".repeat(5_000));
        fixture.seconds(60);

        assertThat(given).hasSizeGreaterThan(1);
        assertThat(fixture.provider.queued()).isOne();
    }

    @Test
    void aTimeOfNoCalendarIsTheTimeOfReceipt() {
        queue();
        fixture.provider.queue("{\"typeWebhook\":\"incomingCall\",\"timestamp\":99999999999999}");
        fixture.seconds(1);

        assertThat(given.get(0).at()).isBetween(fixture.timer.now().minusSeconds(2), fixture.timer.now());
    }

    @Test
    void noNotificationPassesForAnEventOfOurs() {
        queue();
        for (String type : List.of("qrCode", "stateInstanceChanged", "two\\r\\nlines", "x".repeat(100))) {
            fixture.provider.queue("{\"typeWebhook\":\"" + type + "\",\"idMessage\":\"a\\r\\nb\"}");
        }
        fixture.seconds(5);

        assertThat(given).extracting(AccountNotification::type).hasSize(4).containsOnly("unknown");
        assertThat(given).extracting(AccountNotification::id).allMatch(id -> id.matches("[\\w-]+"));
    }

    @Test
    void aClockThatIsSetBackDoesNotStopTheQueue() {
        queue();
        fixture.provider.message("1");
        fixture.seconds(1);
        fixture.timer.setClock(Duration.ofMinutes(-10));
        fixture.provider.message("2");
        fixture.seconds(5);

        assertThat(given).hasSize(2);
        assertThat(fixture.provider.queued()).isZero();
    }

    @Test
    void aRetryAfterOfADaySilencesTheQueueForFiveMinutes() {
        fixture.provider.luck(new ModelProvider.Luck() {
            @Override
            public Optional<Reply> refusal(String method) {
                return Optional.of(new Reply(503, new byte[0], Duration.ofDays(1)));
            }
        });
        queue();
        fixture.provider.luck(ModelProvider.Luck.GOOD);
        fixture.provider.message("1");
        fixture.seconds(330);

        assertThat(given).hasSize(1);
    }

    @Test
    void anOutageIsTwoLinesInTheLog() {
        try (CapturedLog log = CapturedLog.ofLifeCycles()) {
            queue();
            fixture.provider.luck(refusing("receiveNotification", 500, ""));
            fixture.seconds(300);
            fixture.provider.luck(ModelProvider.Luck.GOOD);
            fixture.seconds(60);

            assertThat(log.linesOf("1101").stream().filter(line -> line.startsWith("INFO")))
                    .containsExactly(
                            "INFO outage began: the read of the queue failed, SERVER_ERROR",
                            "INFO outage ended after N s: the read of the queue succeeded");
        }
    }

    @Test
    void anExceptionHandlerThatFailsDoesNotEndTheQueue() {
        List<GreenApiException> reported = new ArrayList<>();
        fixture.provider.luck(refusing("receiveNotification", 500, ""));
        queue(failure -> {
            reported.add(failure);
            throw new IllegalStateException("This handler fails");
        });
        fixture.seconds(60);
        assertThat(reported).hasSize(1);

        fixture.provider.luck(ModelProvider.Luck.GOOD);
        fixture.provider.message("1");
        fixture.seconds(60);

        assertThat(given).hasSize(1);
    }

    @Test
    void aLackOfMemoryWhileANotificationIsReadDoesNotEndTheQueue() {
        fixture.nextChangeExhaustsTheMemory();
        fixture.provider.notifies(true);
        queue();
        fixture.provider.become("authorized");
        fixture.seconds(60);

        assertThat(fixture.failures).singleElement().asString().contains("OutOfMemoryError");
        assertThat(given).hasSize(1);
        assertThat(fixture.provider.queued()).isZero();
    }
}
