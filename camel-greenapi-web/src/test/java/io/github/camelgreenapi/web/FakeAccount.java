/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.AccountState.Value;
import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.command.AuthorizationCode;
import io.github.camelgreenapi.command.GetAccount.AccountInfo;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.LinkStopped;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.internal.concurrent.Timer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** An account whose events and answers a test writes itself. */
final class FakeAccount implements LinkableAccount {

    static final String INSTANCE = "1101000001";

    private final Timer timer;
    Consumer<LinkEvent> linking;
    private int codes;
    int begun;
    int statePolls;
    // Null while polls are answered at once.
    private Deque<CompletableFuture<AccountState>> heldPolls;
    Value state = Value.NOT_AUTHORIZED;
    RuntimeException refusal;
    CompletableFuture<AuthorizationCode> letters = new CompletableFuture<>();

    FakeAccount(Timer timer) {
        this.timer = timer;
    }

    boolean isLinking() {
        return linking != null;
    }

    void shows() {
        happens(code());
    }

    QrCode code() {
        codes++;
        return new QrCode(
                Provider.GREEN_API,
                INSTANCE,
                "session",
                new byte[] {(byte) codes},
                codes,
                timer.now(),
                timer.now().plusSeconds(20));
    }

    void isLinkedAs(String phone) {
        happens(new Linked(
                Provider.GREEN_API, INSTANCE, "session", timer.now(), phone + "@c.us", phone, "Ana", null, null));
    }

    void givesUp() {
        happens(new LinkStopped(Provider.GREEN_API, INSTANCE, "session", timer.now(), "enough"));
    }

    void happens(LinkEvent event) {
        linking.accept(event);
    }

    void issues(String code) {
        letters.complete(new AuthorizationCode(
                Provider.GREEN_API, INSTANCE, timer.now(), code, timer.now().plus(Duration.ofSeconds(150))));
    }

    @Override
    public void startLinking(Consumer<LinkEvent> events) {
        if (refusal != null) {
            throw refusal;
        }
        begun++;
        linking = events;
    }

    @Override
    public void stopLinking() {
        linking = null;
    }

    @Override
    public CompletableFuture<AccountState> state() {
        statePolls++;
        if (heldPolls != null) {
            heldPolls.add(new CompletableFuture<>());
            return heldPolls.getLast();
        }
        return CompletableFuture.completedFuture(accountState());
    }

    private AccountState accountState() {
        return new AccountState(Provider.GREEN_API, INSTANCE, timer.now(), state, state.name(), null);
    }

    void holdsPolls() {
        heldPolls = new ArrayDeque<>();
    }

    void answersTheOldestPoll() {
        heldPolls.remove().complete(accountState());
    }

    @Override
    public CompletableFuture<AccountInfo> who() {
        return CompletableFuture.completedFuture(new AccountInfo(
                Provider.GREEN_API,
                INSTANCE,
                timer.now(),
                "441234567890@c.us",
                "441234567890",
                "Ana",
                null,
                null,
                "authorized"));
    }

    @Override
    public CompletableFuture<AuthorizationCode> code(PhoneNumber phone) {
        return letters;
    }
}
