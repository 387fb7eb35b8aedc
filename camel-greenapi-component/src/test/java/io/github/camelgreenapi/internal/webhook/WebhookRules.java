/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.webhook;

import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.internal.notification.AccountNotification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules for what is posted to a webhook. */
final class WebhookRules {

    static final String STATE = "state";
    static final int OK = 200;
    static final int FAILED = 500;

    private final List<String> broken = new ArrayList<>();
    private final Map<String, Integer> taken = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private final Set<String> acknowledged = new HashSet<>();

    List<String> broken() {
        return broken;
    }

    void check(boolean kept, String rule) {
        if (!kept) {
            broken.add(rule);
        }
    }

    /** The message that a notification is of; all changes of state count as one. */
    private static String key(AccountNotification notification) {
        return notification.body() instanceof Map<?, ?> body && body.containsKey("key")
                ? String.valueOf(body.get("key"))
                : STATE;
    }

    /** How often the route has taken it. */
    int taken(String key) {
        return taken.getOrDefault(key, 0);
    }

    void offered(AccountNotification notification) {
        String key = key(notification);
        check(!key.equals(WebhookPoster.FORGED), "a stranger's notification reached the route");
        if (!(notification.body() instanceof StateChanged) && !key.equals(STATE)) {
            String former = ids.putIfAbsent(key, notification.id());
            check(former == null || former.equals(notification.id()), key + " had the id " + former);
        }
    }

    void took(AccountNotification notification) {
        taken.merge(key(notification), 1, Integer::sum);
    }

    /** @param before how often the route had taken it when it was posted */
    void answered(WebhookPoster.Post post, int status, int before) {
        if (post.isForged()) {
            check(status == 401 || status == 403, "a stranger got " + status);
            return;
        }
        check(status == OK || status == FAILED, post.key() + " got " + status);
        if (status == OK) {
            check(taken(post.key()) > before, "acknowledged, and not taken: " + post.key());
            acknowledged.add(post.body());
        }
    }

    void isAcknowledged(WebhookPoster.Post post) {
        check(post.isForged() || acknowledged.contains(post.body()), "never acknowledged: " + post.body());
    }
}
