/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.command.GetState;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.LinkFailed;
import io.github.camelgreenapi.event.LinkTimedOut;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.client.CommandExecutor;
import io.github.camelgreenapi.internal.concurrent.Deadline;
import io.github.camelgreenapi.internal.concurrent.TaskScope;
import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import io.github.camelgreenapi.internal.provider.Signal;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Determines how a session ended, asking the provider for the state where needed, and emits the one event that says so.
 *
 * <p>All methods must be called on the strand.
 */
final class OutcomeResolver implements Cancellable {

    // After a scan the provider synchronises, "a couple of minutes"; past five it hangs.
    private static final Duration LONGEST_SYNC = Duration.ofMinutes(5);
    private static final Duration POLL_AGAIN = Duration.ofSeconds(2);

    private final SessionContext context;
    private final GreenApiAccount account;
    private final Provider provider;
    private final String instance;
    private final LinkPolicy policy;
    private final CommandExecutor executor;
    private final Consumer<LinkEvent> emit;
    private final TaskScope tasks;
    private final LinkVerification verification;
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
        this.verification = new LinkVerification(context, tasks, emit);
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
            verification.linkedAs(data);
        } else if (signal instanceof Signal.AlreadyLinked already) {
            verification.foundLinked(already.message(), codes);
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
            verification.foundLinked(failure.getMessage(), codes);
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
            case AUTHORIZED, SUSPENDED, SLEEP_MODE -> verification.foundLinked(null, codes);
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

    // Whether another session follows is decided by the linking, which knows the option repeat.
    private LinkFailed failed(GreenApiError kind, String message) {
        return new LinkFailed(provider, instance, context.id(), context.now(), message, kind, false);
    }
}
