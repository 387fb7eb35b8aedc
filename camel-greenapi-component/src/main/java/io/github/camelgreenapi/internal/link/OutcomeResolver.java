/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.command.GetAccount;
import io.github.camelgreenapi.command.GetState;
import io.github.camelgreenapi.command.Logout;
import io.github.camelgreenapi.event.AlreadyLinked;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.LinkFailed;
import io.github.camelgreenapi.event.LinkTimedOut;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.event.WrongAccount;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.client.CommandExecutor;
import io.github.camelgreenapi.internal.concurrent.Deadline;
import io.github.camelgreenapi.internal.concurrent.TaskScope;
import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import io.github.camelgreenapi.internal.provider.Signal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Determines how a session ended, asking the provider where needed, and emits the one event that says so.
 *
 * <p>All methods must be called on the strand.
 */
final class OutcomeResolver implements Cancellable {

    // After a scan the provider synchronises, "a couple of minutes"; past five it hangs.
    private static final Duration LONGEST_SYNC = Duration.ofMinutes(5);
    private static final Duration POLL_AGAIN = Duration.ofSeconds(2);
    // The linked number is good to know, but not worth more; unless it decides whether it was the right one.
    private static final Duration LONGEST_WAIT_FOR_PHONE = Duration.ofSeconds(30);

    private final SessionContext context;
    private final GreenApiAccount account;
    private final Provider provider;
    private final String instance;
    private final LinkPolicy policy;
    private final CommandExecutor executor;
    private final Consumer<LinkEvent> emit;
    private final TaskScope tasks;
    private int codes;

    OutcomeResolver(SessionContext context, Consumer<LinkEvent> emit) {
        this.context = context;
        this.account = context.account();
        this.provider = account.provider();
        this.instance = account.instance();
        this.policy = context.policy();
        this.executor = context.resources().executor();
        this.emit = emit;
        this.tasks = context.newScope();
    }

    /** Ends without an event, at whatever step. */
    @Override
    public void cancel() {
        tasks.cancel();
    }

    /** The time is up, unless the code was scanned at the last moment. */
    void timedOut(int codesShown) {
        codes = codesShown;
        settle(new LinkTimedOut(provider, instance, context.id(), context.now(), codes), false, syncEnd());
    }

    /** A signal ended the session. */
    void received(Signal signal, int codesShown) {
        codes = codesShown;
        if (signal instanceof Signal.AccountData data) {
            linkedAs(data);
        } else if (signal instanceof Signal.AlreadyLinked already) {
            foundLinked(already.message());
        } else if (signal instanceof Signal.Refused refused) {
            refused(refused.failure());
        } else if (signal instanceof Signal.Closed closed) {
            String message = "the connection ended without a result: " + closed.reason();
            settle(failed(GreenApiError.UNREACHABLE, message), false, syncEnd());
        } else {
            emit.accept(context.events(codes)
                    .of(signal)
                    .orElseThrow(() -> new IllegalStateException("Not the end of a session: " + signal)));
        }
    }

    private void refused(GreenApiException failure) {
        LinkFailed failed = failed(failure.kind(), failure.getMessage());
        if (failure.kind() == GreenApiError.ALREADY_LINKED) {
            foundLinked(failure.getMessage());
        } else if (failure.kind() == GreenApiError.INSTANCE_STARTING && codes > 0) {
            // Most likely it starts because the code was scanned.
            settle(failed, true, syncEnd());
        } else {
            emit.accept(failed);
        }
    }

    private Deadline syncEnd() {
        return Deadline.in(context.resources().timer(), LONGEST_SYNC);
    }

    /**
     * Polls the state; unless the account is linked or about to be, the session ends.
     *
     * @param scanned whether the account was seen synchronising, which follows a scan
     */
    private void settle(LinkEvent otherwise, boolean scanned, Deadline until) {
        tasks.call(() -> executor.execute(account, new GetState(), policy.responseTimeout()), (state, failure) -> {
            if (failure == null) {
                settle(state.value(), otherwise, until);
            } else if (scanned && failure.kind().anotherSessionMayHelp()) {
                pollAgain(otherwise, until);
            } else {
                emit.accept(
                        otherwise instanceof LinkTimedOut ? otherwise : failed(failure.kind(), failure.getMessage()));
            }
        });
    }

    private void settle(AccountState.Value state, LinkEvent otherwise, Deadline until) {
        switch (state) {
            case AUTHORIZED, SUSPENDED, SLEEP_MODE -> foundLinked(null);
            case BLOCKED -> emit.accept(failed(GreenApiError.FORBIDDEN, "WhatsApp has blocked the account"));
            case STARTING -> {
                if (codes > 0) {
                    pollAgain(otherwise, until);
                } else {
                    emit.accept(otherwise);
                }
            }
            case NOT_AUTHORIZED, UNKNOWN -> emit.accept(otherwise);
        }
    }

    private void pollAgain(LinkEvent otherwise, Deadline until) {
        if (until.allows(Duration.ZERO)) {
            tasks.later(POLL_AGAIN, () -> settle(otherwise, true, until));
        } else {
            emit.accept(failed(
                    GreenApiError.INSTANCE_STARTING, "the instance is stuck in the state starting; a reboot may help"));
        }
    }

    private void foundLinked(String message) {
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

    private void linkedAs(Signal.AccountData data) {
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
                POLL_AGAIN,
                mayBeAnybody() ? LONGEST_WAIT_FOR_PHONE : LONGEST_SYNC,
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

    // Whether another session follows is decided by the linking, which knows the option repeat.
    private LinkFailed failed(GreenApiError kind, String message) {
        return new LinkFailed(provider, instance, context.id(), context.now(), message, kind, false);
    }
}
