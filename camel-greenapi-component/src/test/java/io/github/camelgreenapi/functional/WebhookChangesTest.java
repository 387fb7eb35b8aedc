/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static io.github.camelgreenapi.functional.RouteFixture.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.InMemoryGreenApiAccounts;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the route gets of a change of state that is posted. */
class WebhookChangesTest {

    private final WebhookFixture webhook = new WebhookFixture();

    @AfterEach
    void stop() {
        webhook.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"GREEN_API_BY_SOCKET", "Z_API_BY_POLLING"})
    void aChangeOfStateArrives(LinkVariant way) throws Exception {
        webhook.serve(way, "");
        webhook.awaitRegistration(way);
        SimulatedAccount account = way.account(webhook.simulator);

        account.scanCurrent(PHONE);
        await().until(() -> webhook.events.all(StateChanged.class).stream()
                .anyMatch(change -> change.current().value() == AccountState.Value.AUTHORIZED));
        account.unlink();
        await().until(() -> webhook.events.all(StateChanged.class).stream()
                .anyMatch(change ->
                        change.current().value() == AccountState.Value.NOT_AUTHORIZED && change.previous() != null));

        assertThat(webhook.events.all(StateChanged.class))
                .extracting(StateChanged::source)
                .containsOnly(StateChanged.Source.webhook);
        assertThat(webhook.events.exchanges().get(0).getMessage().getHeaders())
                .containsKeys(GreenApiConstants.EVENT_ID, GreenApiConstants.TYPE_WEBHOOK)
                .doesNotContainKeys("Authorization", "Host", "CamelHttpPath");
        await().until(() -> account.queued() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-basic", "webhook-bare"})
    void theTokenIsKnownInEachForm(String form) throws Exception {
        LinkVariant way = LinkVariant.GREEN_API_BY_POLLING;
        RouteFixture.arming(way.account(webhook.simulator), form).untilCleared();
        webhook.serve(way, "");
        webhook.awaitRegistration(way);

        way.account(webhook.simulator).scanCurrent(PHONE);

        await().until(() -> webhook.events.all(StateChanged.class).stream()
                .anyMatch(change -> change.current().value() == AccountState.Value.AUTHORIZED));
    }

    @Test
    void oneWebhookServesAccountsOfBothProvidersAsTheyComeAndGo() throws Exception {
        InMemoryGreenApiAccounts accounts = new InMemoryGreenApiAccounts();
        webhook.serve(
                "greenapi:notifications?accounts=#tenants&webhookPath=/nobody-knows-this-path", webhook.port, accounts);
        for (Provider provider : Provider.values()) {
            SimulatedAccount account =
                    provider == Provider.Z_API ? webhook.simulator.zApi() : webhook.simulator.greenApi();
            accounts.add(new GreenApiAccount(
                    provider,
                    account.instance(),
                    webhook.simulator.url(),
                    account.token(),
                    account.clientToken(),
                    null));
        }
        webhook.awaitRegistration(LinkVariant.GREEN_API_BY_POLLING);
        webhook.awaitRegistration(LinkVariant.Z_API_BY_POLLING);
        webhook.simulator.zApi().force("authorized");
        webhook.simulator.greenApi().force("authorized");

        await().until(() -> webhook.events.all(StateChanged.class).stream()
                        .filter(change -> change.current().value() == AccountState.Value.AUTHORIZED)
                        .map(StateChanged::provider)
                        .distinct()
                        .count()
                == 2);
        accounts.remove(webhook.simulator.greenApi().instance());
        String url = WebhookFixture.hook(LinkVariant.GREEN_API_BY_POLLING, webhook.simulator.greenApi());
        assertThat(webhook.post(
                                url,
                                "any",
                                webhook.message(webhook.simulator.greenApi().instance()))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aClaimThatTheStateDoesNotConfirmIsNoChange() throws Exception {
        LinkVariant way = LinkVariant.Z_API_BY_POLLING;
        webhook.serve(way, "");
        String url = webhook.awaitRegistration(way);
        SimulatedAccount account = way.account(webhook.simulator);
        String claim =
                "{\"type\":\"ConnectedCallback\",\"connected\":true,\"momment\":26151515154,\"instanceId\":\"%s\"}";

        assertThat(webhook.post(url, null, claim.formatted("STRANGER").getBytes())
                        .statusCode())
                .isEqualTo(403);
        assertThat(webhook.post(url, null, claim.formatted(account.instance()).getBytes())
                        .statusCode())
                .isEqualTo(200);

        assertThat(webhook.events.all(StateChanged.class)).isEmpty();
        assertThat(webhook.events.types()).containsExactly("ConnectedCallback");
    }

    @Test
    void repeatedAndCompressedCallbacksAreOneChange() throws Exception {
        LinkVariant way = LinkVariant.Z_API_BY_POLLING;
        SimulatedAccount account = way.account(webhook.simulator);
        account.fault(Fault.REPEATED_WEBHOOK).untilCleared();
        account.fault(Fault.GZIP_WEBHOOK).untilCleared();
        account.fault(Fault.MOMMENT_SECONDS).untilCleared();
        webhook.serve(way, "");
        webhook.awaitRegistration(way);

        account.scanCurrent(PHONE);
        webhook.events.await(StateChanged.class, 3);

        assertThat(webhook.events.all(StateChanged.class).stream()
                        .map(StateChanged::id)
                        .distinct())
                .hasSize(1);
    }
}
