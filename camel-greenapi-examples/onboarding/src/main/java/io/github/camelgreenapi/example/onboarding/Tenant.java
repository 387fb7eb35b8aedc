/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.onboarding;

import io.github.camelgreenapi.account.GreenApiAccount;
import java.util.Map;

/**
 * Somebody with an account.
 *
 * @param phone whose WhatsApp account it is to be, digits only
 * @param leaving whether the instance is being given back
 */
record Tenant(String name, String phone, GreenApiAccount account, boolean leaving) {

    /** The account gets the tenant's name, which every exchange carries as a header. */
    Tenant {
        account = new GreenApiAccount(
                account.provider(),
                account.instance(),
                account.apiUrl(),
                account.apiToken(),
                account.clientToken(),
                Map.of("tenant", name));
    }

    /** The phone number is hidden. */
    @Override
    public String toString() {
        return "Tenant[" + name + " " + account + "]";
    }
}
