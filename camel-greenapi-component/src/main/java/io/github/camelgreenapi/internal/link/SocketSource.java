/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.concurrent.TaskScope;
import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import io.github.camelgreenapi.internal.provider.AccountKey;
import io.github.camelgreenapi.internal.provider.Dialect;
import io.github.camelgreenapi.internal.provider.GreenApiFrames;
import io.github.camelgreenapi.internal.provider.ProviderError;
import io.github.camelgreenapi.internal.provider.Signal;
import io.github.camelgreenapi.internal.wire.Reply;
import io.github.camelgreenapi.internal.wire.Sockets;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Receives signals from GREEN-API's socket, of which an instance may have one at a time.
 *
 * @see <a href="https://green-api.com/en/docs/api/account/Scanqrcode/">Scanqrcode</a>
 */
final class SocketSource implements LinkSource, Sockets.Listener {

    // The provider's own report of the end is worth a little waiting.
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final GreenApiAccount account;
    private final AccountKey key;
    private final LinkPolicy policy;
    private final Resources resources;
    private final Executor strand;
    private final Dialect dialect;
    private final Dialect.LinkSocket facts;
    private final TaskScope tasks;
    private Runnable begun;
    private Consumer<Signal> onSignal;
    private Cancellable permit = NOTHING;
    private Cancellable turn = NOTHING;
    private Cancellable socket;
    private boolean answered;
    private boolean cancelled;

    SocketSource(
            GreenApiAccount account,
            Dialect.LinkSocket facts,
            LinkPolicy policy,
            Resources resources,
            Executor strand) {
        this.account = account;
        this.key = AccountKey.of(account);
        this.facts = facts;
        this.policy = policy;
        this.resources = resources;
        this.strand = strand;
        this.dialect = Dialect.of(account.provider());
        this.tasks = new TaskScope(strand, resources.timer());
    }

    @Override
    public Duration grace() {
        return policy.sessionTimeout().compareTo(facts.sessionTime()) >= 0 ? GRACE : Duration.ZERO;
    }

    @Override
    public void open(Runnable onBegin, Consumer<Signal> listener) {
        begun = onBegin;
        onSignal = listener;
        permit = resources.socketLock().acquire(key, () -> strand.execute(this::awaitTurn));
    }

    // Only the holder of the permit opens sockets, so the turn need not be taken before it is used.
    private void awaitTurn() {
        tasks.later(resources.pacer().untilFree(key, facts.method()), this::awaitOthers);
    }

    private void awaitOthers() {
        turn = resources.turnstile().enter(() -> strand.execute(this::connect));
    }

    private void connect() {
        if (cancelled) {
            return;
        }
        // What has come is not kept.
        turn = NOTHING;
        begun.run();
        socket = resources.sockets().get().open(facts.address(account), policy.connectTimeout(), this);
    }

    private void pace() {
        resources.pacer().hold(key, facts.method(), dialect.spacing(facts.method()));
    }

    @Override
    public void message(String text, Runnable taken) {
        strand.execute(() -> {
            try {
                received(() -> GreenApiFrames.read(account, text));
            } finally {
                taken.run();
            }
        });
    }

    @Override
    public void refused(Reply reply) {
        ProviderError error = dialect.error(reply).orElse(ProviderError.of(GreenApiError.GARBLED_REPLY));
        strand.execute(() -> received(() -> new Signal.Refused(new GreenApiException(
                error.kind(),
                dialect.title() + " refused the socket for instance " + account.instance() + " with " + reply.status()
                        + ": " + error.advice(),
                reply.status(),
                reply.retryAfter(),
                account.instance(),
                "qr"))));
    }

    @Override
    public void closed(String reason) {
        strand.execute(() -> received(() -> new Signal.Closed(reason)));
        // Only now may the next socket of this instance be opened.
        strand.execute(() -> permit.cancel());
    }

    /** On the strand. */
    private void received(Supplier<Signal> signal) {
        if (!answered) {
            // Not when it was opened: that may have taken long, and the provider counts from the arrival.
            answered = true;
            pace();
        }
        if (!cancelled) {
            onSignal.accept(signal.get());
        }
    }

    @Override
    public void stopCodes() {
        // What is pushed costs nothing.
    }

    @Override
    public void cancel() {
        cancelled = true;
        tasks.cancel();
        turn.cancel();
        if (socket == null) {
            permit.cancel();
        } else {
            socket.cancel();
        }
    }
}
