/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.notification;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;

/** When notifications are handed over, and when they are deleted. */
class NotificationQueueTest {

    private final StateFixture bench = new StateFixture();
    private final List<AccountNotification> given = new ArrayList<>();
    private CompletableFuture<Void> outcome = CompletableFuture.completedFuture(null);

    private NotificationQueue queue() {
        NotificationQueue queue = new NotificationQueue(
                bench.account,
                new QueuePolicy(Duration.ofSeconds(20), Duration.ofSeconds(75)),
                bench.ledger,
                bench.resources,
                notification -> {
                    given.add(notification);
                    return outcome;
                },
                bench.complaints::add);
        queue.start();
        bench.pass(Duration.ZERO);
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

        bench.seconds(100);

        assertThat(bench.provider.count("receiveNotification")).isEqualTo(6);
        assertThat(bench.provider.longPolls()).isOne();
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
                            own.complaints::add)
                    .start();
            own.seconds(10);

            assertThat(own.provider.count("receiveNotification")).isBetween(9L, 11L);
            assertThat(own.complaints).isEmpty();
        }
    }

    @Test
    void notificationsComeInOrderAndAreDeletedOneByOne() {
        queue();
        bench.provider.message("1");
        bench.provider.message("2");
        bench.provider.message("3");
        bench.seconds(1);

        assertThat(given)
                .extracting(AccountNotification::id)
                .containsExactly(
                        "greenApi-1101-incomingMessageReceived-1",
                        "greenApi-1101-incomingMessageReceived-2",
                        "greenApi-1101-incomingMessageReceived-3");
        assertThat(bench.provider.queued()).isZero();
    }

    @Test
    void nothingIsDeletedBeforeTheRouteHasTakenIt() {
        outcome = new CompletableFuture<>();
        queue();
        bench.provider.message("1");
        bench.provider.message("2");
        bench.seconds(300);
        assertThat(given).hasSize(1);
        assertThat(bench.provider.deleted()).isEmpty();

        CompletableFuture<Void> first = outcome;
        outcome = new CompletableFuture<>();
        first.complete(null);
        bench.seconds(1);

        assertThat(bench.provider.deleted()).hasSize(1);
        assertThat(given).hasSize(2);
    }

    @Test
    void aRouteThatFailsIsGivenTheSameAgainAfterAGrowingPause() {
        outcome = CompletableFuture.failedFuture(new IllegalStateException("The route fails"));
        queue();
        bench.provider.message("1");
        bench.provider.message("2");
        List<Integer> attempts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            bench.seconds(30);
            attempts.add(given.size());
        }

        assertThat(given).extracting(AccountNotification::id).containsOnly("greenApi-1101-incomingMessageReceived-1");
        assertThat(attempts.get(0)).isBetween(5, 7);
        assertThat(attempts.get(3)).isLessThan(11);
        assertThat(bench.provider.deleted()).isEmpty();

        outcome = CompletableFuture.completedFuture(null);
        bench.seconds(61);
        assertThat(bench.provider.queued()).isZero();
    }

    @Test
    void aDeletionThatFailsIsTriedAgainWithoutDeliveringAgain() {
        queue();
        bench.provider.luck(refusing("deleteNotification", 500, "oops"));
        bench.provider.message("1");
        bench.seconds(60);
        assertThat(given).hasSize(1);
        assertThat(bench.complaints).hasSize(1);

        bench.provider.luck(ModelProvider.Luck.GOOD);
        bench.seconds(30);

        assertThat(given).hasSize(1);
        assertThat(bench.provider.queued()).isZero();
    }

    @Test
    void aDeletionWhoseAnswerIsLostCountsWhenTheNotificationIsGone() {
        queue();
        boolean[] lost = new boolean[1];
        bench.provider.luck(new ModelProvider.Luck() {
            @Override
            public boolean losesReply(String method) {
                boolean first = method.equals("deleteNotification") && !lost[0];
                lost[0] |= first;
                return first;
            }
        });
        bench.provider.message("1");
        bench.provider.message("2");
        bench.seconds(10);

        assertThat(given).hasSize(2);
        assertThat(bench.provider.deleted()).hasSize(2);
    }

    @Test
    void aDocumentedServerErrorMeansItIsGone() {
        queue();
        bench.provider.luck(refusing(
                "deleteNotification", 500, "Cannot read properties of undefined (reading 'findUnAckedMessage')"));
        bench.provider.message("1");
        bench.seconds(1);

        assertThat(bench.complaints).isEmpty();
        assertThat(bench.provider.count("deleteNotification")).isPositive();
    }

    @Test
    void aWebhookThatIsSetIsExplainedOnce() {
        bench.provider.luck(refusing("receiveNotification", 400, "custom webhook url is set"));
        queue();
        bench.seconds(300);

        assertThat(bench.complaints).hasSize(1);
        assertThat(bench.complaints.get(0))
                .isInstanceOf(GreenApiException.class)
                .hasMessageContaining("clear the setting webhookUrl with updateSettings");

        bench.provider.luck(ModelProvider.Luck.GOOD);
        bench.provider.message("1");
        bench.seconds(31);
        assertThat(given).hasSize(1);
    }

    @Test
    void typesNobodyKnowsAndBodiesThatAreNoObjectsAreHandedOn() {
        queue();
        bench.provider.queue(
                "{\"typeWebhook\":\"novelty\",\"timestamp\":\"1705902314\",\"instanceData\":{\"wid\":\"1@c.us\"}}");
        bench.provider.queue("[1]");
        bench.seconds(1);

        assertThat(given).extracting(AccountNotification::type).containsExactly("novelty", "unknown");
        assertThat(given.get(0).wid()).isEqualTo("1@c.us");
        assertThat(given.get(0).at().getEpochSecond()).isEqualTo(1705902314);
        assertThat(given.get(1).body()).isEqualTo(Map.of("body", List.of(1)));
    }

    @Test
    void theStepsOfOneMessageDifferAndDuplicatesDoNot() {
        queue();
        for (String status : List.of("sent", "delivered", "delivered")) {
            bench.provider.queue(
                    "{\"typeWebhook\":\"outgoingMessageStatus\",\"idMessage\":\"A\",\"status\":\"" + status + "\"}");
        }
        bench.provider.queue("{\"typeWebhook\":\"deviceInfo\",\"timestamp\":1,\"deviceData\":{\"a\":1,\"b\":2}}");
        bench.provider.queue("{\"timestamp\":1,\"typeWebhook\":\"deviceInfo\",\"deviceData\":{\"b\":2,\"a\":1}}");
        bench.provider.queue("{\"timestamp\":2,\"typeWebhook\":\"deviceInfo\",\"deviceData\":{\"b\":2,\"a\":1}}");
        bench.seconds(2);

        List<String> ids = given.stream().map(AccountNotification::id).toList();
        assertThat(ids.get(1)).isEqualTo(ids.get(2)).isNotEqualTo(ids.get(0));
        assertThat(ids.get(3)).isEqualTo(ids.get(4)).isNotEqualTo(ids.get(5));
    }

    @Test
    void aChangeOfStateIsToldAsSuchAndItsDuplicateHasTheSameId() {
        bench.provider.notifies(true);
        queue();
        bench.provider.become("authorized");
        bench.provider.queue("{\"typeWebhook\":\"stateInstanceChanged\",\"timestamp\":"
                + bench.timer.now().getEpochSecond() + ",\"stateInstance\":\"authorized\"}");
        bench.seconds(2);

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
        assertThat(bench.provider.longPolls()).isZero();
        assertThat(bench.timer.pending()).isZero();

        queue.start();
        bench.provider.message("1");
        bench.seconds(1);
        assertThat(queue.isUnfinished()).isTrue();
        queue.stop();
        outcome.complete(null);
        bench.seconds(300);

        assertThat(bench.provider.deleted()).isEmpty();
        assertThat(bench.timer.pending()).isZero();
    }

    @Test
    void whatIsInTheRouteWhenTheQueueIsToFinishIsStillDeleted() {
        outcome = new CompletableFuture<>();
        NotificationQueue queue = queue();
        bench.provider.message("1");
        bench.provider.message("2");
        bench.seconds(1);

        queue.finish();
        assertThat(queue.isUnfinished()).isTrue();
        outcome.complete(null);
        bench.seconds(100);

        assertThat(queue.isUnfinished()).isFalse();
        assertThat(given).hasSize(1);
        assertThat(bench.provider.deleted()).hasSize(1);
        assertThat(bench.timer.pending()).isZero();
    }

    @Test
    void whatFailedWhenTheQueueWasToFinishComesAgainAfterTheNextStart() {
        outcome = new CompletableFuture<>();
        NotificationQueue queue = queue();
        bench.provider.message("1");
        bench.seconds(1);
        queue.finish();
        outcome.completeExceptionally(new IllegalStateException("The route fails"));
        bench.seconds(100);
        assertThat(given).hasSize(1);

        outcome = CompletableFuture.completedFuture(null);
        queue.start();
        bench.seconds(1);

        assertThat(given).hasSize(2);
        assertThat(given.get(1).id()).isEqualTo(given.get(0).id());
        assertThat(bench.provider.queued()).isZero();
    }
}
