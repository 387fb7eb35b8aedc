/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.internal.call.Call;

/**
 * Something that can be asked of a provider: asked once, answered once.
 *
 * @param <R> the answer
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
                ReceiveNotification,
                DeleteNotification {

    /** The name of the operation it belongs to, for failures and meters. */
    String operation();

    /** How this provider is asked; {@link Call.Unsupported} where it does not offer this. */
    Call<R> on(Provider provider);
}
