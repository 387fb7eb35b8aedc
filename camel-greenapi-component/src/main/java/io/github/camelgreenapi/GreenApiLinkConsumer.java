/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.engine.GreenApiEngine;
import io.github.camelgreenapi.internal.engine.RouteDispatcher;
import io.github.camelgreenapi.internal.engine.ServedAccounts;
import io.github.camelgreenapi.internal.link.LinkMemory;
import io.github.camelgreenapi.internal.link.LinkPolicy;
import io.github.camelgreenapi.internal.link.Linking;
import io.github.camelgreenapi.internal.link.LogoutWatch;
import io.github.camelgreenapi.internal.observe.AccountHealth;
import io.github.camelgreenapi.internal.observe.LinkHealth;
import io.github.camelgreenapi.internal.state.LedgerLogoutWatch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Message;
import org.apache.camel.PollingConsumerPollingStrategy;
import org.apache.camel.Processor;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;

/** Links accounts and hands their events to the route, each account's in order. */
@ManagedResource(description = "Managed consumer of greenapi:qr")
public class GreenApiLinkConsumer extends MultiAccountConsumer<Linking> implements PollingConsumerPollingStrategy {

    private volatile LinkHealth health;
    private Runnable uncount = () -> {};
    private volatile LinkMemory memory;

    GreenApiLinkConsumer(GreenApiEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    @ManagedAttribute(description = "Number of accounts that are served now")
    public int getAccountsServed() {
        return health().size();
    }

    @ManagedAttribute(description = "Number of accounts that are served now and known to be linked")
    public int getAccountsLinked() {
        return linked();
    }

    @ManagedAttribute(description = "Number of accounts whose provider is out of reach or refuses them")
    public int getAccountsFailing() {
        return failing();
    }

    @ManagedOperation(
            description =
                    "Begins a new linking of an account (its instance), in place of the present one or after its end")
    public void relink(String instance) {
        service(instance).startAgain();
    }

    @Override
    Map<String, Object> details(Linking linking) {
        Map<String, Object> details = new LinkedHashMap<>();
        linking.latest().ifPresent(event -> {
            details.put("session", event.session());
            details.put("event", event.type());
            details.put("pulse", event.at().toString());
            if (event.codeExpiresAt() != null) {
                details.put("code", event.code());
                details.put("codeExpiresAt", event.codeExpiresAt().toString());
            }
            if (event.failure() != null) {
                details.put("failure", event.failure().name());
            }
            if (event.phone() != null) {
                details.put("phone", event.phone());
            }
        });
        linking.nextSession().ifPresent(time -> details.put("nextSession", time.toString()));
        return details;
    }

    @Override
    List<AccountHealth> health(ServedAccounts<Linking> accounts) {
        return health.accounts();
    }

    @Override
    ServedAccounts<Linking> serve(boolean resumed) {
        GreenApiEngine engine = endpoint.getComponent().engine();
        EndpointPolicies policies = endpoint.policies();
        LinkPolicy policy = policies.link();
        memory = policy.expectsPrevious()
                ? repository().map(engine.links()::keptIn).orElse(engine.links())
                : engine.links();
        Resources resources = endpoint.clients().resources();
        uncount.run();
        LinkHealth current = new LinkHealth(engine.timer(), engine.meters());
        engine.count(current);
        uncount = () -> engine.uncount(current);
        health = current;
        LogoutWatch logouts = new LedgerLogoutWatch(engine.ledgers(), policies.state(1), resources);
        RouteDispatcher dispatcher =
                RouteDispatcher.of(this, engine.routes(), "The route failed on an event of a linking");
        return new ServedAccounts<>(endpoint.accounts(), engine.claims(), "qr", owner(), this::cannotServe) {

            @Override
            protected Linking begin(GreenApiAccount account) {
                Linking linking = new Linking(
                        account,
                        policy,
                        resources,
                        memory,
                        logouts,
                        next -> dispatcher.dispatchOnce(next, (message, event) -> write(message, account, event)));
                health.begun(account);
                linking.start();
                return linking;
            }

            @Override
            protected void end(Linking linking) {
                linking.stop();
                health.ended(linking.account());
            }

            @Override
            protected void gone(GreenApiAccount account) {
                memory.forget(account);
                // The watch for a logout has recorded its states.
                engine.ledgers().forget(account);
            }
        };
    }

    @Override
    public void onInit() {
        // Nothing starts before the first poll.
    }

    @Override
    public long beforePoll(long timeout) {
        if (isSuspended()) {
            resume();
        } else {
            start();
        }
        return timeout;
    }

    @Override
    public void afterPoll() {
        suspend();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        uncount.run();
    }

    private void write(Message message, GreenApiAccount account, LinkEvent event) {
        health.happened(event);
        MessageHeaders.write(message, account, event);
        if (memory.isRelink(account, event)) {
            message.setHeader(GreenApiConstants.RELINK, true);
        }
    }
}
