/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import io.github.camelgreenapi.GreenApiComponent;
import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.Repetitions;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.InMemoryGreenApiAccounts;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.simulator.fault.Strike;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever becomes of its reply, a request with an effect is sent once. */
class SideEffectsTest {

    private static final List<String> ALL_FAULTS = List.of(
            "lost-response",
            "status:503",
            "stall",
            "reset",
            "close-mid-body",
            "slow:1s",
            "status:429",
            "status:502",
            "html",
            "garbage",
            "empty");
    private static final List<String> FAULTS = ALL_FAULTS.subList(0, Repetitions.of(2, ALL_FAULTS.size()));

    private final Simulator simulator = Simulator.builder().rateLimits(false).start();

    @AfterEach
    void stop() {
        simulator.close();
    }

    private static Provider provider(SimulatedAccount account) {
        return account.clientToken() == null ? Provider.GREEN_API : Provider.Z_API;
    }

    /** Calls from a context of its own, which has no reason to wait between two calls. */
    private void call(String operation, SimulatedAccount account) {
        InMemoryGreenApiAccounts accounts = new InMemoryGreenApiAccounts();
        accounts.add(new GreenApiAccount(
                provider(account),
                account.instance(),
                simulator.url(),
                account.token(),
                account.clientToken(),
                Map.of()));
        DefaultCamelContext context = new DefaultCamelContext();
        GreenApiComponent component = context.getComponent("greenapi", GreenApiComponent.class);
        component.getConfiguration().setApiUrl(simulator.url());
        component.getConfiguration().setPartnerToken(simulator.partnerToken());
        component.getConfiguration().setClientToken(simulator.zApi().clientToken());
        component.getConfiguration().setAccounts(accounts);
        context.start();
        String uri = "greenapi:" + operation + "?responseTimeout=1s&provider="
                + provider(account).id();
        context.createProducerTemplate().send(uri, exchange -> {
            if (!operation.equals("createInstance")) {
                exchange.getMessage().setHeader(GreenApiConstants.INSTANCE, account.instance());
            }
        });
        context.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "GREEN_API, logout, logout",
        "GREEN_API, reboot, reboot",
        "GREEN_API, createInstance, createInstance",
        "Z_API, logout, disconnect",
        "Z_API, reboot, restart",
        "Z_API, createInstance, integrator/on-demand"
    })
    void whateverBecomesOfItsReplyItIsSentOnce(Provider provider, String operation, String method) {
        SimulatedAccount account = provider == Provider.Z_API ? simulator.zApi() : simulator.greenApi();
        int sent = 0;
        for (String fault : FAULTS) {
            Strike strike = Strike.parse(fault);
            if (operation.equals("createInstance")) {
                simulator.fault(strike.fault(), strike.argument()).on(method).once();
            } else {
                account.fault(strike.fault(), strike.argument()).on(method).once();
            }

            call(operation, account);

            simulator.verify(method).calledExactly(++sent);
        }
    }
}
