/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import static io.github.camelgreenapi.account.Provider.GREEN_API;
import static io.github.camelgreenapi.account.Provider.Z_API;
import static io.github.camelgreenapi.command.DeleteInstance.DeletedInstance.Outcome.alreadyGone;
import static io.github.camelgreenapi.command.DeleteInstance.DeletedInstance.Outcome.cancelled;
import static io.github.camelgreenapi.command.DeleteInstance.DeletedInstance.Outcome.deleted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.command.DeleteInstance.DeletedInstance;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeleteInstanceTest {

    private static final String STATE = "getStateInstance";
    private static final String DELETE = "deleteInstanceAccount";
    private static final String CANCEL = "cancel";
    private static final String UNLINKED = "{\"stateInstance\":\"notAuthorized\"}";
    private static final String LINKED = "{\"stateInstance\":\"authorized\"}";
    private static final String DISCONNECTED = "{\"connected\":false,\"error\":\"You are not connected.\"}";

    private final CommandFixture fixture = new CommandFixture();

    private CompletableFuture<DeletedInstance> delete(Provider provider) {
        CompletableFuture<DeletedInstance> call = fixture.executor.execute(
                CommandFixture.credentials(provider),
                new DeleteInstance(CommandFixture.account(provider).instance()),
                CommandFixture.TIMEOUT);
        fixture.timer.advance(Duration.ofSeconds(70));
        return call;
    }

    @Test
    void anUnlinkedInstanceIsDeletedAtOnce() {
        fixture.provider.answer(STATE, 200, UNLINKED).answer(DELETE, 200, "{\"deleteInstanceAccount\":true}");

        DeletedInstance result = fixture.settled(delete(GREEN_API));

        assertThat(result.outcome()).isEqualTo(deleted);
        assertThat(result.remains()).isNull();
        assertThat(fixture.asked())
                .containsExactly(
                        "GET /waInstance1101000001/getStateInstance/TOKEN",
                        "POST /partner/deleteInstanceAccount/PARTNER {\"idInstance\":1101000001}");
    }

    @Test
    void aLinkedInstanceIsDeletedOnceItsLogoutIsConfirmed() {
        fixture.provider
                .answer(STATE, 200, LINKED)
                .answer("logout", 200, "{\"isLogout\":true}")
                .answer(STATE, 200, LINKED)
                .answer(STATE, 200, UNLINKED)
                .answer(DELETE, 200, "{\"deleteInstanceAccount\":true}");

        assertThat(fixture.settled(delete(GREEN_API)).outcome()).isEqualTo(deleted);
        assertThat(fixture.asked())
                .extracting(line -> line.replaceAll(".*/(\\w+)/[A-Z]+.*", "$1"))
                .containsExactly(STATE, "logout", STATE, STATE, DELETE);
    }

    @Test
    void anInstanceThatStaysLinkedIsNotDeleted() {
        fixture.provider.answer(STATE, 200, LINKED).answer("logout", 200, "{\"isLogout\":true}");
        for (int i = 0; i < 40; i++) {
            fixture.provider.answer(STATE, 200, LINKED);
        }

        assertThatThrownBy(() -> fixture.settled(delete(GREEN_API))).hasMessageContaining("was not deleted");
        assertThat(fixture.provider.count(DELETE)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"401, ''", "500, ''", "200, {}", "404, {}"})
    void whoseStateIsUnknownIsNotDeleted(int status, String body) {
        for (int i = 0; i < 5; i++) {
            fixture.provider.answer(STATE, status, body);
        }

        assertThatThrownBy(() -> fixture.settled(delete(GREEN_API))).isInstanceOf(GreenApiException.class);
        assertThat(fixture.provider.count(DELETE)).isZero();
    }

    @Test
    void anUnpaidInstanceIsDeletedWithoutLogout() {
        fixture.provider
                .answer(STATE, 400, "Instance account is expired")
                .answer(DELETE, 200, "{\"deleteInstanceAccount\":true}");

        DeletedInstance result = fixture.settled(delete(GREEN_API));

        assertThat(result.outcome()).isEqualTo(deleted);
        assertThat(result.remains()).contains("on the phone");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"200 | null", "400 | Instance is deleted", "200 | {\"stateInstance\":\"notAuthorized\"}"})
    void whatIsGoneAlreadyIsNoFailure(int status, String state) {
        fixture.provider
                .answer(STATE, status, state)
                .answer(DELETE, 200, "{\"code\":404,\"description\":\"Not found\"}");

        assertThat(fixture.settled(delete(GREEN_API)).outcome()).isEqualTo(alreadyGone);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | {\"message\":\"Cannot POST\"} | NOT_FOUND",
                "200 | {\"code\":401,\"description\":\"Unauthorized\"} | UNAUTHORIZED",
                "200 | {\"deleteInstanceAccount\":false} | GARBLED_REPLY",
                "200 | '' | GARBLED_REPLY"
            })
    void aDeletionMayBeRefused(int status, String body, GreenApiError kind) {
        fixture.provider.answer(STATE, 200, UNLINKED).answer(DELETE, status, body);

        assertThatThrownBy(() -> fixture.settled(delete(GREEN_API)))
                .isInstanceOfSatisfying(GreenApiException.class, failure -> assertThat(failure.kind())
                        .isEqualTo(kind));
    }

    @Test
    void theOtherFormOfSuccessCounts() {
        fixture.provider.answer(STATE, 200, UNLINKED).answer(DELETE, 200, "{\"code\":200,\"description\":\"ok\"}");

        assertThat(fixture.settled(delete(GREEN_API)).outcome()).isEqualTo(deleted);
    }

    @Test
    void atZApiTheSubscriptionIsCancelledAndTheRestIsNamed() {
        fixture.provider
                .answer("status", 200, "{\"connected\":true}")
                .answer("disconnect", 200, "{\"value\":true}")
                .answer("status", 200, DISCONNECTED)
                .answer("status", 200, DISCONNECTED)
                .answer(CANCEL, 201, "OK");

        DeletedInstance result = fixture.settled(delete(Z_API));

        assertThat(result.outcome()).isEqualTo(cancelled);
        assertThat(result.remains()).contains("40 days");
        assertThat(fixture.asked())
                .endsWith("POST /instances/" + result.instance() + "/token/TOKEN/integrator/on-demand/cancel {}");
        assertThat(fixture.provider.requests().get(4).uri().getHost()).isEqualTo("partner.example");
    }

    @Test
    void anEmptyReplyIsASuccessAtZApi() {
        fixture.provider.answer("status", 200, DISCONNECTED).answer(CANCEL, 201, "");

        assertThat(fixture.settled(delete(Z_API)).outcome()).isEqualTo(cancelled);
    }

    @Test
    void aTrialAtZApiNeedsNoCancellation() {
        fixture.provider.answer("status", 200, DISCONNECTED).answer(CANCEL, 400, "{\"error\":\"not subscribed\"}");

        assertThatThrownBy(() -> fixture.settled(delete(Z_API))).hasMessageContaining("when its trial ends");
    }

    @Test
    void whatZApiDoesNotKnowIsGone() {
        fixture.provider
                .answer("status", 404, "{\"error\":\"Instance not found\"}")
                .answer(CANCEL, 404, "{\"error\":\"Instance not found\"}");

        assertThat(fixture.settled(delete(Z_API)).outcome()).isEqualTo(alreadyGone);
    }
}
