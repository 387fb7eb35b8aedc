/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.provider.Dialect;

/**
 * One request to a provider with one result.
 *
 * @param <R> the result
 */
public sealed interface Command<R>
        permits GetQrCode,
                RequestAuthorizationCode,
                Logout,
                GetState,
                GetStateHistory,
                GetAccount,
                Reboot,
                GetSettings,
                UpdateSettings,
                ClearNotifications,
                CreateInstance,
                GetInstances,
                DeleteInstance,
                ReceiveNotification,
                DeleteNotification {

    /** The name of the operation it belongs to, for failures and meters. */
    String operation();

    /** The call that executes this at a provider. */
    Call<R> on(Provider provider);

    /** Whether it changes the account's state, so that the state is worth a poll. */
    default boolean changesState() {
        return false;
    }

    /** The call at a provider that does not offer the operation. */
    default Call<R> unsupported(Provider provider) {
        return new Call.Unsupported<>(
                Dialect.of(provider).unsupported(operation()).orElseThrow());
    }
}
