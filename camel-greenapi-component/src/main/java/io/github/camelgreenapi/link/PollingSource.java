/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.link;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.command.Failures;
import io.github.camelgreenapi.command.Qr;
import io.github.camelgreenapi.command.State;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.provider.Dialect;
import io.github.camelgreenapi.provider.Signal;
import io.github.camelgreenapi.wire.Timer.Cancellable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Signals from asking for the QR code again and again, and between that for the state where the provider has it so. */
final class PollingSource implements LinkSource {

    // An instance that was just created or restarted may answer nothing useful a few times.
    private static final int FAILURES_BORNE = 3;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final GreenApiAccount account;
    private final LinkPolicy policy;
    private final Resources resources;
    private final Duration qrInterval;

    PollingSource(GreenApiAccount account, LinkPolicy policy, Resources resources) {
        this.account = account;
        this.policy = policy;
        this.resources = resources;
        this.qrInterval = policy.qrIntervalFor(account.provider());
    }

    @Override
    public Duration grace() {
        return Duration.ZERO;
    }

    @Override
    public Cancellable open(Executor strand, Runnable begun, Consumer<Signal> session) {
        begun.run();
        Polling polling = new Polling(strand, session);
        polling.askForCode();
        Dialect.of(account.provider()).lookWhileLinking().ifPresent(polling::look);
        return polling;
    }

    /** One session's polling. Its fields belong to the strand. */
    private final class Polling implements Cancellable {

        private final Executor strand;
        private final Consumer<Signal> session;
        private Cancellable nextCode = Cancellable.NOTHING;
        private Cancellable nextLook = Cancellable.NOTHING;
        private int failures;
        private boolean over;

        Polling(Executor strand, Consumer<Signal> session) {
            this.strand = strand;
            this.session = session;
        }

        private void askForCode() {
            CompletableFuture<Signal> asked =
                    resources.caller().make(account, "qr", Qr.signal(account.provider()), policy.responseTimeout());
            nextCode = () -> asked.cancel(false);
            whenAnswered(asked, this::codeCame);
        }

        private void codeCame(Signal signal, Throwable failure) {
            if (failure == null) {
                failures = 0;
                session.accept(signal);
            } else {
                failed(failure);
            }
            if (!over) {
                Duration pause =
                        failure != null && AFTER_FAILURE.compareTo(qrInterval) < 0 ? AFTER_FAILURE : qrInterval;
                nextCode = resources.timer().after(pause, () -> onStrand(this::askForCode));
            }
        }

        private void failed(Throwable failure) {
            GreenApiException known = known(failure);
            if (known.kind() == GreenApiError.ALREADY_LINKED) {
                session.accept(new Signal.AlreadyLinked(null));
            } else if (known.kind() == GreenApiError.INSTANCE_STARTING) {
                // So it answers between the scan and the link, for as long as it synchronises.
                failures = 0;
            } else if (!known.kind().passing() || ++failures >= FAILURES_BORNE) {
                session.accept(new Signal.Refused(known));
            }
        }

        private GreenApiException known(Throwable failure) {
            return failure instanceof GreenApiException known
                    ? known
                    : new GreenApiException(
                            GreenApiError.UNREACHABLE,
                            GreenApiError.UNREACHABLE.meaning(),
                            0,
                            null,
                            account.instance(),
                            "qr");
        }

        private void look(Duration pause) {
            nextLook = resources
                    .timer()
                    .after(
                            pause,
                            () -> onStrand(() -> {
                                CompletableFuture<AccountState> asked =
                                        resources.caller().give(account, new State(), policy.responseTimeout());
                                nextLook = () -> asked.cancel(false);
                                whenAnswered(asked, (state, failure) -> {
                                    // A look that fails says nothing; the requests for codes tell what is wrong.
                                    if (failure == null && state.value() == AccountState.Value.AUTHORIZED) {
                                        session.accept(new Signal.AlreadyLinked(null));
                                    }
                                    if (!over) {
                                        look(pause);
                                    }
                                });
                            }));
        }

        private <R> void whenAnswered(CompletableFuture<R> asked, BiConsumer<R, Throwable> then) {
            asked.whenComplete((answer, failure) ->
                    onStrand(() -> then.accept(answer, failure == null ? null : Failures.cause(failure))));
        }

        private void onStrand(Runnable task) {
            strand.execute(() -> {
                if (!over) {
                    task.run();
                }
            });
        }

        @Override
        public void cancel() {
            over = true;
            nextCode.cancel();
            nextLook.cancel();
        }
    }
}
