/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.account;

import java.util.Collection;
import java.util.Optional;

/** Where the credentials of many accounts are looked up, for the option {@code accounts}. */
public interface GreenApiAccounts {

    /** The account of this instance; asked on every producer call, so it must not block. */
    Optional<GreenApiAccount> find(String instance);

    /** All accounts that a consumer is to serve now. */
    Collection<GreenApiAccount> all();

    /**
     * Tells a listener of every later change, in order. An account whose credentials changed is removed and added.
     *
     * @return ends the listening
     */
    AutoCloseable listen(Listener listener);

    /** Told when accounts come and go; must not block. */
    interface Listener {

        void added(GreenApiAccount account);

        void removed(GreenApiAccount account);
    }
}
