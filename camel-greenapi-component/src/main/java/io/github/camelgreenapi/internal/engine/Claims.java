/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps each instance for one consumer of a kind, which is all that a provider allows. */
public final class Claims {

    private final Map<Claim, String> owners = new ConcurrentHashMap<>();

    private record Claim(String kind, String instance) {}

    /** @param owner named in the failure that another consumer gets */
    void claim(String kind, String instance, String owner) {
        String former = owners.putIfAbsent(new Claim(kind, instance), owner);
        if (former != null) {
            throw new IllegalStateException("Instance " + instance + " is served by " + former
                    + " already; a provider allows one consumer of " + kind + " for each instance,"
                    + " so multicast from that route instead");
        }
    }

    /**
     * Keeps a webhook for one route.
     *
     * @param what the path or the instance; not named in the failure, for a path may be all that tells the provider
     *     from a stranger
     */
    public void claimWebhook(String what, String owner) {
        String former = owners.putIfAbsent(webhook(what), owner);
        if (former != null) {
            throw new IllegalStateException("The webhook of " + owner + " is that of " + former
                    + " already, and only one of them would get anything; set another webhookPath if the instance is"
                    + " another, or else multicast from that route");
        }
    }

    public void releaseWebhook(String what) {
        owners.remove(webhook(what));
    }

    private static Claim webhook(String what) {
        return new Claim("webhook route", what);
    }

    void release(String kind, String instance) {
        owners.remove(new Claim(kind, instance));
    }
}
