/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import io.github.camelgreenapi.account.GreenApiAccount;
import java.util.LinkedHashMap;
import java.util.Map;

/** An account as JSON may show it. */
final class MaskedAccount {

    private static final String HIDDEN = "***";

    private MaskedAccount() {}

    /** @param account null gives null */
    static Map<String, String> of(GreenApiAccount account) {
        if (account == null) {
            return null;
        }
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("provider", account.provider().id());
        shown.put("instance", account.instance());
        shown.put("apiUrl", account.apiUrl());
        shown.put("apiToken", HIDDEN);
        if (account.clientToken() != null) {
            shown.put("clientToken", HIDDEN);
        }
        return shown;
    }
}
