/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.account;

import java.util.Collection;
import java.util.Optional;

/** Looks up the credentials of many accounts, for the option {@code accounts}. */
public interface GreenApiAccounts {

    /** The account with this instance id. It is called for every message to a producer, so it must not block. */
    Optional<GreenApiAccount> find(String instance);

    /** All accounts that a consumer is to serve now. */
    Collection<GreenApiAccount> all();

    /**
     * Notifies a listener of every later change, in order. An account whose credentials changed is removed and added.
     *
     * @return ends the listening
     */
    AutoCloseable listen(Listener listener);

    /** Notified when accounts are added and removed; must not block. */
    interface Listener {

        void added(GreenApiAccount account);

        void removed(GreenApiAccount account);
    }
}
