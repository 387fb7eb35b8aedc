/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reserves each instance for one consumer of a kind, because providers allow no more. */
public final class Claims {

    private final Map<Claim, String> owners = new ConcurrentHashMap<>();

    private record Claim(String kind, String instance) {}

    /** @param owner named in the failure that another consumer gets */
    void claim(String kind, String instance, String owner) {
        String former = owners.putIfAbsent(new Claim(kind, instance), owner);
        if (former != null) {
            throw new IllegalStateException("Instance " + instance + " is already served by " + former
                    + "; a provider allows one consumer of " + kind + " per instance,"
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
            throw new IllegalStateException("The webhook of " + owner + " already belongs to " + former
                    + ", and only one of them would get the notifications; set another webhookPath for another"
                    + " instance, or multicast from that route");
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
