/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.link;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.command.Account;
import io.github.camelgreenapi.command.Call;
import io.github.camelgreenapi.command.Failures;
import io.github.camelgreenapi.command.Logout;
import io.github.camelgreenapi.command.State;
import io.github.camelgreenapi.event.AlreadyLinked;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.LinkFailed;
import io.github.camelgreenapi.event.LinkTimedOut;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.event.PasskeyRequired;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.event.UnknownLinkEvent;
import io.github.camelgreenapi.event.WrongAccount;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.provider.Dialect;
import io.github.camelgreenapi.provider.Signal;
import io.github.camelgreenapi.wire.Timer.Cancellable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One attempt to link, from the first QR code to its one ending event.
 *
 * <p>It owns no thread: all its methods run on the account's strand, and so do the answers it asks for.
 */
final class Session {

    // After a scan the provider synchronises, "a couple of minutes"; past five it hangs.
    private static final Duration LONGEST_SYNC = Duration.ofMinutes(5);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final Duration LONGEST_LOOK_FOR_PHONE = Duration.ofSeconds(30);

    private final String id;
    private final GreenApiAccount account;
    private final LinkPolicy policy;
    private final Resources resources;
    private final Executor strand;
    private final Consumer<LinkEvent> outbox;
    private final Predicate<GreenApiError> anotherFollows;

    private Cancellable source = Cancellable.NOTHING;
    private Cancellable deadline = Cancellable.NOTHING;
    private Cancellable pending = Cancellable.NOTHING;
    private byte[] shown;
    private long sequence;
    private boolean listening = true;
    private boolean over;

    /** @param anotherFollows whether another session will follow one that failed with this kind */
    Session(
            String id,
            GreenApiAccount account,
            LinkPolicy policy,
            Resources resources,
            Executor strand,
            Consumer<LinkEvent> outbox,
            Predicate<GreenApiError> anotherFollows) {
        this.id = id;
        this.account = account;
        this.policy = policy;
        this.resources = resources;
        this.strand = strand;
        this.outbox = outbox;
        this.anotherFollows = anotherFollows;
    }

    String id() {
        return id;
    }

    void start() {
        LinkSource codes =
                switch (policy.transportFor(account.provider())) {
                    case WEBSOCKET -> new SocketSource(account, policy, resources);
                    case POLLING -> new PollingSource(account, policy, resources);
                };
        Duration time = policy.sessionTimeout().plus(codes.grace());
        source = codes.open(strand, () -> deadline = later(time, () -> settle(timedOut())), this::heard);
    }

    /** Ends the session without an event. */
    void stop() {
        over = true;
        stopListening();
        pending.cancel();
    }

    private void stopListening() {
        listening = false;
        source.cancel();
        deadline.cancel();
    }

    private void heard(Signal signal) {
        if (!listening) {
            return;
        }
        if (signal instanceof Signal.Code code) {
            show(code.png());
        } else if (signal instanceof Signal.Unknown unknown) {
            outbox.accept(new UnknownLinkEvent(
                    account.provider(), account.instance(), id, now(), unknown.type(), unknown.raw()));
        } else {
            stopListening();
            ended(signal);
        }
    }

    private void ended(Signal signal) {
        if (signal instanceof Signal.AccountData told) {
            linkedAs(told);
        } else if (signal instanceof Signal.AlreadyLinked already) {
            foundLinked(already.message());
        } else if (signal instanceof Signal.PasskeyRequired passkey) {
            end(new PasskeyRequired(account.provider(), account.instance(), id, now(), passkey.payload()));
        } else if (signal instanceof Signal.TimedOut) {
            end(timedOut());
        } else if (signal instanceof Signal.Refused refused) {
            refused(refused.failure());
        } else if (signal instanceof Signal.Closed closed) {
            settle(failed(GreenApiError.UNREACHABLE, "the connection ended without a result: " + closed.reason()));
        } else {
            throw new IllegalStateException("No end: " + signal);
        }
    }

    private void refused(GreenApiException failure) {
        if (failure.kind() == GreenApiError.ALREADY_LINKED) {
            foundLinked(failure.getMessage());
        } else {
            end(failed(failure.kind(), failure.getMessage()));
        }
    }

    private void show(byte[] png) {
        if (Arrays.equals(png, shown)) {
            return;
        }
        int most = policy.maxQrCodesFor(account.provider());
        if (most > 0 && sequence >= most) {
            settle(timedOut());
            return;
        }
        shown = png;
        sequence++;
        Instant received = now();
        Instant expires = received.plus(Dialect.QR_CODE_LIVES);
        outbox.accept(new QrCode(account.provider(), account.instance(), id, png, sequence, received, expires));
        if (sequence == most) {
            deadline.cancel();
            deadline = later(Dialect.QR_CODE_LIVES, () -> settle(timedOut()));
        }
    }

    /** Asks how it stands; unless it is linked or about to be, that is the end. */
    private void settle(LinkEvent otherwise) {
        stopListening();
        settle(otherwise, now().plus(LONGEST_SYNC));
    }

    private void settle(LinkEvent otherwise, Instant until) {
        ask(resources.caller().give(account, new State(), policy.responseTimeout()), (state, failure) -> {
            if (failure != null) {
                end(otherwise instanceof LinkTimedOut ? otherwise : failed(failure));
            } else if (state.value() == AccountState.Value.AUTHORIZED) {
                foundLinked(null);
            } else if (state.value() == AccountState.Value.STARTING && sequence > 0) {
                lookAgain(otherwise, until);
            } else if (state.value() == AccountState.Value.BLOCKED) {
                end(failed(GreenApiError.FORBIDDEN, "WhatsApp has blocked the account"));
            } else {
                end(otherwise);
            }
        });
    }

    private void lookAgain(LinkEvent otherwise, Instant until) {
        if (now().isBefore(until)) {
            pending = later(LOOK_AGAIN, () -> settle(otherwise, until));
        } else {
            end(failed(GreenApiError.INSTANCE_STARTING, "the instance does not stop starting; a reboot may help"));
        }
    }

    private void foundLinked(String message) {
        if (sequence > 0) {
            linkedAs(new Signal.AccountData(null, null, null, null));
        } else if (policy.expectedPhone() == null) {
            end(new AlreadyLinked(account.provider(), account.instance(), id, now(), message));
        } else {
            lookWho(who -> checkPhone(
                    who == null ? null : who.phone(),
                    () -> end(new AlreadyLinked(account.provider(), account.instance(), id, now(), message))));
        }
    }

    private void linkedAs(Signal.AccountData told) {
        if (PhoneNumber.ofWid(told.wid()).isPresent()) {
            linkedAs(told, null);
        } else {
            lookWho(who -> linkedAs(told, who));
        }
    }

    private void linkedAs(Signal.AccountData told, Account.AccountInfo who) {
        String wid = told.wid() != null || who == null ? told.wid() : who.wid();
        String phone = PhoneNumber.ofWid(wid).map(PhoneNumber::digits).orElse(who == null ? null : who.phone());
        String pushname = told.pushname() != null || who == null ? told.pushname() : who.pushname();
        checkPhone(
                phone,
                () -> end(new Linked(
                        account.provider(),
                        account.instance(),
                        id,
                        now(),
                        wid,
                        phone,
                        pushname,
                        told.webhookUrl(),
                        told.proxy())));
    }

    /** Asks who is linked; null when that cannot be learnt. */
    private void lookWho(Consumer<Account.AccountInfo> then) {
        Call<Account.AccountInfo> call = new Call.Until<>(
                new Account().on(account.provider()),
                who -> who.phone() != null,
                LOOK_AGAIN,
                LONGEST_LOOK_FOR_PHONE,
                GreenApiError.GARBLED_REPLY,
                "it was not told who is linked");
        ask(
                resources.caller().make(account, "account", call, policy.responseTimeout()),
                (who, failure) -> then.accept(who));
    }

    private void checkPhone(String phone, Runnable right) {
        PhoneNumber expected = policy.expectedPhone();
        PhoneNumber actual = PhoneNumber.ofWid(phone).orElse(null);
        if (expected == null || expected.reaches(actual)) {
            right.run();
        } else if (policy.logoutWrongAccount() && actual != null) {
            ask(
                    resources.caller().give(account, new Logout(), policy.responseTimeout()),
                    (done, failure) -> wrong(expected, actual, failure == null));
        } else {
            wrong(expected, actual, false);
        }
    }

    private void wrong(PhoneNumber expected, PhoneNumber actual, boolean loggedOut) {
        end(new WrongAccount(
                account.provider(),
                account.instance(),
                id,
                now(),
                expected.masked(),
                actual == null ? null : actual.masked(),
                loggedOut));
    }

    private LinkTimedOut timedOut() {
        return new LinkTimedOut(account.provider(), account.instance(), id, now(), sequence);
    }

    private LinkFailed failed(Throwable failure) {
        return failure instanceof GreenApiException known
                ? failed(known.kind(), known.getMessage())
                : failed(GreenApiError.UNREACHABLE, GreenApiError.UNREACHABLE.meaning());
    }

    private LinkFailed failed(GreenApiError kind, String message) {
        return new LinkFailed(
                account.provider(), account.instance(), id, now(), message, kind, anotherFollows.test(kind));
    }

    private void end(LinkEvent event) {
        over = true;
        outbox.accept(event);
    }

    private Instant now() {
        return resources.timer().now();
    }

    private <R> void ask(CompletableFuture<R> answer, BiConsumer<R, Throwable> then) {
        pending = () -> answer.cancel(false);
        answer.whenComplete((value, failure) ->
                onStrand(() -> then.accept(value, failure == null ? null : Failures.cause(failure))));
    }

    private Cancellable later(Duration delay, Runnable task) {
        return resources.timer().after(delay, () -> onStrand(task));
    }

    private void onStrand(Runnable task) {
        strand.execute(() -> {
            if (!over) {
                task.run();
            }
        });
    }
}
