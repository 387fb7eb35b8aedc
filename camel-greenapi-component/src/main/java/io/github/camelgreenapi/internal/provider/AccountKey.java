/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;

/** Identifies an account at its provider: accounts with the same key are one, whatever their credentials. */
public record AccountKey(Provider provider, String address, String instance) {

    public static AccountKey of(GreenApiAccount account) {
        return new AccountKey(account.provider(), Dialect.of(account.provider()).base(account), account.instance());
    }
}
