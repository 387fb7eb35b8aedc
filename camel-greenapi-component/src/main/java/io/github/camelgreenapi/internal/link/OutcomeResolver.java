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
import io.github.camelgreenapi.event.PasskeyRequired;
import io.github.camelgreenapi.event.WrongAccount;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.concurrent.TaskScope;
import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import io.github.camelgreenapi.internal.provider.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Finds out how a session ended, as far as the provider must be asked for that, and tells the one event that says so.
 *
 * <p>All methods are to be called on the strand.
 */
final class OutcomeResolver implements Cancellable {

    // After a scan the provider synchronises, "a couple of minutes"; past five it hangs.
    private static final Duration LONGEST_SYNC = Duration.ofMinutes(5);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    // Who was linked is good to know, but not worth more; unless it decides whether it was the right one.
    private static final Duration LONGEST_LOOK_FOR_PHONE = Duration.ofSeconds(30);

    private final String id;
    private final GreenApiAccount account;
    private final Provider provider;
    private final String instance;
    private final LinkPolicy policy;
    private final Resources resources;
    private final Session.Listener listener;
    private final TaskScope errands;

    private int codes;

    OutcomeResolver(
            String id,
            GreenApiAccount account,
            LinkPolicy policy,
            Resources resources,
            Executor strand,
            Session.Listener listener) {
        this.id = id;
        this.account = account;
        this.provider = account.provider();
        this.instance = account.instance();
        this.policy = policy;
        this.resources = resources;
        this.listener = listener;
        this.errands = new TaskScope(strand, resources.timer());
    }

    /** Without an event, wherever it stands. */
    @Override
    public void cancel() {
        errands.cancel();
    }

    /** The time is up, unless somebody scanned at the last moment. */
    void timedOut(int codesShown) {
        codes = codesShown;
        settle(new LinkTimedOut(provider, instance, id, now(), codes), false, now().plus(LONGEST_SYNC));
    }

    /** A signal told the end, more or less. */
    void told(Signal signal, int codesShown) {
        codes = codesShown;
        if (signal instanceof Signal.AccountData told) {
            linkedAs(told);
        } else if (signal instanceof Signal.AlreadyLinked already) {
            foundLinked(already.message());
        } else if (signal instanceof Signal.PasskeyRequired passkey) {
            listener.happened(new PasskeyRequired(provider, instance, id, now(), passkey.payload()));
        } else if (signal instanceof Signal.TimedOut) {
            listener.happened(new LinkTimedOut(provider, instance, id, now(), codes));
        } else if (signal instanceof Signal.Refused refused) {
            refused(refused.failure());
        } else if (signal instanceof Signal.Closed closed) {
            String message = "the connection ended without a result: " + closed.reason();
            settle(failed(GreenApiError.UNREACHABLE, message), false, now().plus(LONGEST_SYNC));
        } else {
            throw new IllegalStateException("No end: " + signal);
        }
    }

    private void refused(GreenApiException failure) {
        LinkFailed failed = failed(failure.kind(), failure.getMessage());
        if (failure.kind() == GreenApiError.ALREADY_LINKED) {
            foundLinked(failure.getMessage());
        } else if (failure.kind() == GreenApiError.INSTANCE_STARTING && codes > 0) {
            // It starts because somebody scanned, most likely.
            settle(failed, true, now().plus(LONGEST_SYNC));
        } else {
            listener.happened(failed);
        }
    }

    /**
     * Asks how it stands; unless it is linked or about to be, that is the end.
     *
     * @param scanned whether it was seen that the account synchronises, which follows a scan
     */
    private void settle(LinkEvent otherwise, boolean scanned, Instant until) {
        errands.ask(
                () -> resources.caller().give(account, new GetState(), policy.responseTimeout()), (state, failure) -> {
                    if (failure == null) {
                        settle(state.value(), otherwise, until);
                    } else if (scanned && kind(failure).anotherSessionMayHelp()) {
                        lookAgain(otherwise, until);
                    } else {
                        listener.happened(otherwise instanceof LinkTimedOut ? otherwise : failed(failure));
                    }
                });
    }

    private void settle(AccountState.Value state, LinkEvent otherwise, Instant until) {
        switch (state) {
            case AUTHORIZED, SUSPENDED, SLEEP_MODE -> foundLinked(null);
            case BLOCKED -> listener.happened(failed(GreenApiError.FORBIDDEN, "WhatsApp has blocked the account"));
            case STARTING -> {
                if (codes > 0) {
                    lookAgain(otherwise, until);
                } else {
                    listener.happened(otherwise);
                }
            }
            case NOT_AUTHORIZED, UNKNOWN -> listener.happened(otherwise);
        }
    }

    private void lookAgain(LinkEvent otherwise, Instant until) {
        if (now().isBefore(until)) {
            errands.later(LOOK_AGAIN, () -> settle(otherwise, true, until));
        } else {
            listener.happened(
                    failed(GreenApiError.INSTANCE_STARTING, "the instance does not stop starting; a reboot may help"));
        }
    }

    private void foundLinked(String message) {
        if (codes > 0) {
            linkedAs(new Signal.AccountData(null, null, null, null));
            return;
        }
        AlreadyLinked already = new AlreadyLinked(provider, instance, id, now(), message);
        if (policy.expectedPhone() == null) {
            listener.happened(already);
        } else {
            lookWho(who -> tellIfRight(who == null ? null : who.phone(), already));
        }
    }

    private void linkedAs(Signal.AccountData told) {
        if (PhoneNumber.ofWid(told.wid()).isPresent()) {
            linkedAs(told, null);
        } else {
            lookWho(who -> linkedAs(told, who));
        }
    }

    private void linkedAs(Signal.AccountData told, GetAccount.AccountInfo who) {
        String wid = told.wid() != null || who == null ? told.wid() : who.wid();
        String phone = PhoneNumber.ofWid(wid).map(PhoneNumber::digits).orElse(who == null ? null : who.phone());
        String pushname = told.pushname() != null || who == null ? told.pushname() : who.pushname();
        tellIfRight(
                phone,
                new Linked(provider, instance, id, now(), wid, phone, pushname, told.webhookUrl(), told.proxy()));
    }

    /** Asks who is linked; null when that cannot be learnt. */
    private void lookWho(Consumer<GetAccount.AccountInfo> then) {
        Call<GetAccount.AccountInfo> call = new Call.Until<>(
                new GetAccount().on(provider),
                who -> who.phone() != null,
                LOOK_AGAIN,
                policy.expectedPhone() == null ? LONGEST_LOOK_FOR_PHONE : LONGEST_SYNC,
                GreenApiError.GARBLED_REPLY,
                "it was not told who is linked");
        errands.ask(
                () -> resources.caller().make(account, "account", call, policy.responseTimeout()),
                (who, failure) -> then.accept(who));
    }

    private void tellIfRight(String phone, LinkEvent linked) {
        PhoneNumber expected = policy.expectedPhone();
        PhoneNumber actual = PhoneNumber.ofWid(phone).orElse(null);
        if (expected == null || expected.isSameSubscriberAs(actual)) {
            listener.happened(linked);
        } else if (policy.logoutWrongAccount() && actual != null) {
            errands.ask(
                    () -> resources.caller().give(account, new Logout(), policy.responseTimeout()),
                    (done, failure) -> wrong(expected, actual, failure == null));
        } else {
            wrong(expected, actual, false);
        }
    }

    private void wrong(PhoneNumber expected, PhoneNumber actual, boolean loggedOut) {
        listener.happened(new WrongAccount(
                provider, instance, id, now(), expected.masked(), actual == null ? null : actual.masked(), loggedOut));
    }

    private LinkFailed failed(Throwable failure) {
        return failed(
                kind(failure),
                failure instanceof GreenApiException
                        ? failure.getMessage()
                        : kind(failure).meaning());
    }

    private LinkFailed failed(GreenApiError kind, String message) {
        return new LinkFailed(provider, instance, id, now(), message, kind, listener.anotherFollows(kind));
    }

    private static GreenApiError kind(Throwable failure) {
        return failure instanceof GreenApiException known ? known.kind() : GreenApiError.UNREACHABLE;
    }

    private Instant now() {
        return resources.timer().now();
    }
}
