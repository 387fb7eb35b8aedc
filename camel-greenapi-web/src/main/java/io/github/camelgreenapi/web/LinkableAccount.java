/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.command.AuthorizationCode;
import io.github.camelgreenapi.command.GetAccount.AccountInfo;
import io.github.camelgreenapi.event.LinkEvent;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The account behind a page. No method waits for the provider. */
interface LinkableAccount {

    /**
     * Begins to link, after the end of what was begun before.
     *
     * @param events gets what happens, on threads of the component
     * @throws IllegalStateException when it cannot begin; its message is for the log
     */
    void startLinking(Consumer<LinkEvent> events);

    /** Ends it without an event; an event that is on its way may still come. */
    void stopLinking();

    CompletableFuture<AccountState> state();

    CompletableFuture<AccountInfo> who();

    CompletableFuture<AuthorizationCode> code(PhoneNumber phone);
}
