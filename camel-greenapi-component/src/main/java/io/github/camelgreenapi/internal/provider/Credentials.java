/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;

/**
 * On whose behalf calls are made, with the secrets for them.
 *
 * @param account null when the calls concern no one instance
 * @param partner the owner of instances; null when the account's own token is enough
 */
public record Credentials(GreenApiAccount account, Partner partner) {

    public static Credentials of(GreenApiAccount account) {
        return new Credentials(account, null);
    }

    public Provider provider() {
        return account != null ? account.provider() : partner.provider();
    }

    /** The instance; null when the calls concern no one instance. */
    public String instance() {
        return account == null ? null : account.instance();
    }

    /** The instance as a part of a sentence; empty when the calls concern no one instance. */
    public String ofInstance() {
        return account == null ? "" : " of instance " + account.instance();
    }

    /** The methods that one of the tokens opens: the partner's, or the account's. */
    public ProviderMethods methods(boolean asPartner) {
        if (!asPartner) {
            return new InstanceMethods(account);
        }
        return switch (partner.provider()) {
            case GREEN_API -> new GreenApiPartnerMethods(partner);
            case Z_API -> new ZApiPartnerMethods(partner, account);
        };
    }
}
