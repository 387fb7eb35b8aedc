/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.kafka;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.GreenApiAccounts;
import io.github.camelgreenapi.account.Provider;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Accounts of tests, and what is heard of them. */
final class Accounts {

    private Accounts() {}

    static GreenApiAccount account(String instance, String token) {
        return new GreenApiAccount(Provider.GREEN_API, instance, null, token, null, Map.of());
    }

    /** Notes {@code +1 token} and {@code -1 token}. */
    static final class Notes implements GreenApiAccounts.Listener {

        final List<String> heard = new CopyOnWriteArrayList<>();

        @Override
        public void added(GreenApiAccount account) {
            heard.add("+" + account.instance() + " " + account.apiToken());
        }

        @Override
        public void removed(GreenApiAccount account) {
            heard.add("-" + account.instance() + " " + account.apiToken());
        }
    }
}
