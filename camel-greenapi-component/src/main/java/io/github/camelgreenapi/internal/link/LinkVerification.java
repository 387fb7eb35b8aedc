/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.command.GetAccount;
import io.github.camelgreenapi.command.Logout;
import io.github.camelgreenapi.event.AlreadyLinked;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.event.WrongAccount;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.client.CommandExecutor;
import io.github.camelgreenapi.internal.concurrent.TaskScope;
import io.github.camelgreenapi.internal.provider.Signal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds out which number was linked and whether it is the one that was to be, and emits the event that says so.
 *
 * <p>All methods must be called on the strand.
 */
final class LinkVerification {

    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);
    // The linked number is good to know, but not worth more; unless it decides whether it was the right one.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT_TO_DECIDE = Duration.ofMinutes(5);

    private final SessionContext context;
    private final GreenApiAccount account;
    private final Provider provider;
    private final String instance;
    private final LinkPolicy policy;
    private final CommandExecutor executor;
    private final TaskScope tasks;
    private final Consumer<LinkEvent> emit;

    LinkVerification(SessionContext context, TaskScope tasks, Consumer<LinkEvent> emit) {
        this.context = context;
        this.account = context.account();
        this.provider = account.provider();
        this.instance = account.instance();
        this.policy = context.policy();
        this.executor = context.resources().executor();
        this.tasks = tasks;
        this.emit = emit;
    }

    /**
     * The account is linked, by this session or before it.
     *
     * @param message the provider's; may be null
     * @param codes how many the session has shown; after one the link is taken for this session's
     */
    void foundLinked(String message, int codes) {
        if (codes > 0) {
            linkedAs(new Signal.AccountData(null, null, null, null));
            return;
        }
        AlreadyLinked already = new AlreadyLinked(provider, instance, context.id(), context.now(), message);
        if (mayBeAnybody()) {
            accept(already, null);
        } else {
            askWho(who -> emitIfExpected(who == null ? null : who.phone(), already));
        }
    }

    /** This session has linked the account. */
    void linkedAs(Signal.AccountData data) {
        if (PhoneNumber.ofWid(data.wid()).isPresent()) {
            linkedAs(data, null);
        } else {
            askWho(who -> linkedAs(data, who));
        }
    }

    private void linkedAs(Signal.AccountData data, GetAccount.AccountInfo who) {
        String wid = data.wid() != null || who == null ? data.wid() : who.wid();
        String phone = PhoneNumber.ofWid(wid).map(PhoneNumber::digits).orElse(who == null ? null : who.phone());
        String pushname = data.pushname() != null || who == null ? data.pushname() : who.pushname();
        emitIfExpected(
                phone,
                new Linked(
                        provider,
                        instance,
                        context.id(),
                        context.now(),
                        wid,
                        phone,
                        pushname,
                        data.webhookUrl(),
                        data.proxy()));
    }

    /** Asks which account is linked; passes null when the provider does not say. */
    private void askWho(Consumer<GetAccount.AccountInfo> then) {
        Call<GetAccount.AccountInfo> call = new Call.Until<>(
                new GetAccount().on(provider),
                who -> who.phone() != null,
                ASK_AGAIN,
                mayBeAnybody() ? LONGEST_WAIT : LONGEST_WAIT_TO_DECIDE,
                GreenApiError.GARBLED_REPLY,
                "the provider did not say which account is linked");
        tasks.call(
                () -> executor.execute(account, "account", call, policy.responseTimeout()),
                (who, failure) -> then.accept(who));
    }

    private void emitIfExpected(String phone, LinkEvent linked) {
        PhoneNumber actual = PhoneNumber.ofWid(phone).orElse(null);
        Optional<String> expected = expectedInsteadOf(actual);
        if (expected.isEmpty()) {
            accept(linked, actual);
        } else if (policy.logoutWrongAccount() && actual != null) {
            tasks.call(
                    () -> executor.execute(account, new Logout(), policy.responseTimeout()),
                    (done, failure) -> wrongAccount(expected.get(), actual, failure == null));
        } else {
            wrongAccount(expected.get(), actual, false);
        }
    }

    private boolean mayBeAnybody() {
        return policy.expectedPhone() == null && context.previous() == null;
    }

    /** The number that should have been linked, masked; empty when it is the right one. */
    private Optional<String> expectedInsteadOf(PhoneNumber actual) {
        PhoneNumber expected = policy.expectedPhone();
        if (expected != null) {
            return expected.isSameSubscriberAs(actual) ? Optional.empty() : Optional.of(expected.masked());
        }
        PreviousNumber previous = context.previous();
        return previous == null || !previous.isKnown() || previous.is(actual)
                ? Optional.empty()
                : Optional.of(previous.masked());
    }

    private void accept(LinkEvent linked, PhoneNumber actual) {
        context.memory().linked(account);
        if (context.previous() != null && actual != null) {
            context.previous().linked(actual);
        }
        emit.accept(linked);
    }

    private void wrongAccount(String expected, PhoneNumber actual, boolean loggedOut) {
        emit.accept(new WrongAccount(
                provider,
                instance,
                context.id(),
                context.now(),
                expected,
                actual == null ? null : actual.masked(),
                loggedOut));
    }
}
