/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.command.GetQrCode;
import io.github.camelgreenapi.command.GetState;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.concurrent.TaskScope;
import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import io.github.camelgreenapi.internal.provider.Dialect;
import io.github.camelgreenapi.internal.provider.Signal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Signals from asking for the QR code again and again, and between that for the state where the provider has it so. */
final class PollingSource implements LinkSource {

    // Both providers were seen to refuse good credentials, or to answer nonsense, once in a while.
    private static final int FAILURES_BORNE = 2;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final GreenApiAccount account;
    private final LinkPolicy policy;
    private final Resources resources;
    private final TaskScope errands;
    private final Optional<Duration> betweenLooks;
    private final Duration betweenCodes;

    private Consumer<Signal> session;
    private Cancellable nextCode = NOTHING;
    private int failures;

    PollingSource(GreenApiAccount account, LinkPolicy policy, Resources resources, Executor strand) {
        this.account = account;
        this.policy = policy;
        this.resources = resources;
        this.errands = new TaskScope(strand, resources.timer());
        this.betweenLooks = Dialect.of(account.provider()).lookWhileLinking();
        this.betweenCodes = policy.qrIntervalFor(account.provider());
    }

    @Override
    public Duration grace() {
        return Duration.ZERO;
    }

    @Override
    public void open(Runnable begun, Consumer<Signal> onSignal) {
        session = onSignal;
        begun.run();
        askForCode();
        lookLater();
    }

    private void askForCode() {
        nextCode = errands.ask(
                () -> resources
                        .caller()
                        .make(account, "qr", GetQrCode.signal(account.provider()), policy.responseTimeout()),
                (signal, failure) -> {
                    nextCode = errands.later(
                            failure != null && AFTER_FAILURE.compareTo(betweenCodes) < 0 ? AFTER_FAILURE : betweenCodes,
                            this::askForCode);
                    if (failure != null) {
                        failed(failure);
                    } else if (signal instanceof Signal.Refused refused
                            && refused.failure().kind() == GreenApiError.INSTANCE_STARTING) {
                        failed(refused.failure());
                    } else {
                        failures = 0;
                        session.accept(signal);
                    }
                });
    }

    private void failed(Throwable failure) {
        GreenApiException known = known(failure);
        switch (known.kind()) {
            case ALREADY_LINKED -> session.accept(new Signal.AlreadyLinked(null));
            // So it is while the instance gets ready, and between the scan and the link for as long as it synchronises.
            case INSTANCE_STARTING, NOT_LINKED -> failures = 0;
            default -> {
                if (!known.kind().anotherSessionMayHelp() || ++failures > FAILURES_BORNE) {
                    session.accept(new Signal.Refused(known));
                }
            }
        }
    }

    private GreenApiException known(Throwable failure) {
        GreenApiError unknown = GreenApiError.UNREACHABLE;
        return failure instanceof GreenApiException known
                ? known
                : new GreenApiException(unknown, unknown.meaning(), 0, null, account.instance(), "qr");
    }

    private void lookLater() {
        betweenLooks.ifPresent(pause -> errands.later(pause, this::look));
    }

    private void look() {
        errands.ask(
                () -> resources.caller().give(account, new GetState(), policy.responseTimeout()), (state, failure) -> {
                    lookLater();
                    // A look that fails says nothing; the requests for codes tell what is wrong.
                    if (failure == null && state.value() == AccountState.Value.AUTHORIZED) {
                        session.accept(new Signal.AlreadyLinked(null));
                    }
                });
    }

    @Override
    public void enough() {
        // Where only the request for a code tells the link, it must go on.
        if (betweenLooks.isPresent()) {
            nextCode.cancel();
        }
    }

    @Override
    public void cancel() {
        errands.cancel();
    }
}
