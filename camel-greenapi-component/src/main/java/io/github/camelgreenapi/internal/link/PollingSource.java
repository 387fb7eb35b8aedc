/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import static io.github.camelgreenapi.internal.concurrent.Durations.shorter;

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
import io.github.camelgreenapi.internal.provider.StateWords;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Polls the QR code for signals, and the state too where only the state shows the link. */
final class PollingSource implements LinkSource {

    // Both providers were seen to refuse good credentials, or to answer nonsense, once in a while.
    private static final int FAILURES_BORNE = 2;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final GreenApiAccount account;
    private final LinkPolicy policy;
    private final Resources resources;
    private final TaskScope tasks;
    private final Optional<Duration> betweenStates;
    private final Duration betweenCodes;
    private Consumer<Signal> onSignal;
    private Cancellable nextCode = NOTHING;
    private int failures;

    PollingSource(GreenApiAccount account, LinkPolicy policy, Resources resources, Executor strand) {
        this.account = account;
        this.policy = policy;
        this.resources = resources;
        this.tasks = new TaskScope(strand, resources.timer());
        this.betweenStates = Dialect.of(account.provider()).statePollWhileLinking();
        this.betweenCodes = policy.qrIntervalFor(account.provider());
    }

    @Override
    public Duration grace() {
        return Duration.ZERO;
    }

    @Override
    public void open(Runnable begun, Consumer<Signal> listener) {
        onSignal = listener;
        begun.run();
        pollCode();
        pollStateLater();
    }

    private void pollCode() {
        nextCode = tasks.call(
                () -> resources
                        .executor()
                        .execute(account, "qr", GetQrCode.signal(account.provider()), policy.responseTimeout()),
                (signal, failure) -> {
                    nextCode = tasks.later(
                            failure == null ? betweenCodes : shorter(AFTER_FAILURE, betweenCodes), this::pollCode);
                    if (failure != null) {
                        failed(failure);
                    } else if (signal instanceof Signal.Refused refused
                            && refused.failure().kind() == GreenApiError.INSTANCE_STARTING) {
                        failed(refused.failure());
                    } else {
                        failures = 0;
                        onSignal.accept(signal);
                    }
                });
    }

    private void failed(GreenApiException failure) {
        switch (failure.kind()) {
            case ALREADY_LINKED -> onSignal.accept(new Signal.AlreadyLinked(null));
            // So it is while the instance gets ready, and between the scan and the link for as long as it synchronises.
            case INSTANCE_STARTING, NOT_LINKED -> failures = 0;
            default -> {
                if (!failure.kind().anotherSessionMayHelp() || ++failures > FAILURES_BORNE) {
                    onSignal.accept(new Signal.Refused(failure));
                }
            }
        }
    }

    private void pollStateLater() {
        betweenStates.ifPresent(pause -> tasks.later(pause, this::pollState));
    }

    private void pollState() {
        tasks.call(
                () -> resources.executor().execute(account, new GetState(), policy.responseTimeout()),
                (state, failure) -> {
                    pollStateLater();
                    // A failed poll means nothing; the requests for codes show what is wrong.
                    if (failure == null && StateWords.isLinked(state.value())) {
                        onSignal.accept(new Signal.AlreadyLinked(null));
                    }
                });
    }

    @Override
    public void stopCodes() {
        // Where only the request for a code shows the link, it must go on.
        if (betweenStates.isPresent()) {
            nextCode.cancel();
        }
    }

    @Override
    public void cancel() {
        tasks.cancel();
    }
}
