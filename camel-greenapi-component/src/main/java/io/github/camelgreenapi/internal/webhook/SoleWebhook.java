/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.webhook;

import io.github.camelgreenapi.internal.engine.Claims;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.Processor;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** A webhook handler that refuses to start while another route has the same webhook. */
public final class SoleWebhook extends DelegateAsyncProcessor {

    private final Claims claims;
    private final Set<String> webhooks;
    private final Supplier<String> owner;
    // Belongs to the thread that starts and stops.
    private final List<String> claimed = new ArrayList<>();

    /**
     * @param webhooks what no other route may have: the path, and the instance when it is registered at the provider
     * @param owner names the route once it starts
     */
    public SoleWebhook(Processor handler, Claims claims, Set<String> webhooks, Supplier<String> owner) {
        super(handler);
        this.claims = claims;
        this.webhooks = webhooks;
        this.owner = owner;
    }

    @Override
    protected void doStart() throws Exception {
        for (String webhook : webhooks) {
            claims.claimWebhook(webhook, owner.get());
            claimed.add(webhook);
        }
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        claimed.forEach(claims::releaseWebhook);
        claimed.clear();
    }
}
