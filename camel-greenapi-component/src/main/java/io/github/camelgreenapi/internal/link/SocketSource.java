/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.concurrent.TaskScope;
import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import io.github.camelgreenapi.internal.provider.Dialect;
import io.github.camelgreenapi.internal.provider.GreenApiFrames;
import io.github.camelgreenapi.internal.provider.ProviderError;
import io.github.camelgreenapi.internal.provider.Signal;
import io.github.camelgreenapi.internal.wire.Reply;
import io.github.camelgreenapi.internal.wire.Sockets;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Signals from GREEN-API's socket, of which an instance may have one at a time.
 *
 * @see <a href="https://green-api.com/en/docs/api/account/Scanqrcode/">Scanqrcode</a>
 */
final class SocketSource implements LinkSource, Sockets.Listener {

    private static final String METHOD = "scanqrcode";
    // The provider ends a session itself after this time; its word for it is worth a little waiting.
    private static final Duration SCAN_TIME = Duration.ofSeconds(100);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final GreenApiAccount account;
    private final LinkPolicy policy;
    private final Resources resources;
    private final Executor strand;
    private final Dialect dialect;
    private final TaskScope errands;

    private Runnable begun;
    private Consumer<Signal> session;
    private Cancellable pass = NOTHING;
    private Cancellable socket;
    private boolean answered;
    private boolean over;

    SocketSource(GreenApiAccount account, LinkPolicy policy, Resources resources, Executor strand) {
        this.account = account;
        this.policy = policy;
        this.resources = resources;
        this.strand = strand;
        this.dialect = Dialect.of(account.provider());
        this.errands = new TaskScope(strand, resources.timer());
    }

    @Override
    public Duration grace() {
        return policy.sessionTimeout().compareTo(SCAN_TIME) >= 0 ? GRACE : Duration.ZERO;
    }

    @Override
    public void open(Runnable onBegin, Consumer<Signal> onSignal) {
        begun = onBegin;
        session = onSignal;
        pass = resources.gate().enter("socket of " + key(), () -> strand.execute(this::takeTurn));
    }

    private String key() {
        return dialect.base(account) + " " + account.instance();
    }

    // Whoever has the pass is the only one to open a socket, so the turn need not be taken before it is used.
    private void takeTurn() {
        errands.later(resources.pacer().untilFree(key(), METHOD), this::connect);
    }

    private void connect() {
        pause();
        begun.run();
        socket = resources.sockets().get().open(dialect.socket(account).orElseThrow(), policy.connectTimeout(), this);
    }

    private void pause() {
        resources.pacer().hold(key(), METHOD, dialect.spacing(METHOD));
    }

    @Override
    public void message(String text) {
        tell(GreenApiFrames.read(account, text));
    }

    @Override
    public void refused(Reply reply) {
        ProviderError complaint = dialect.complaint(reply).orElse(ProviderError.of(GreenApiError.GARBLED_REPLY));
        tell(new Signal.Refused(new GreenApiException(
                complaint.kind(),
                dialect.title() + " refused the socket for instance " + account.instance() + " with " + reply.status()
                        + ": " + complaint.advice(),
                reply.status(),
                reply.retryAfter(),
                account.instance(),
                "qr")));
    }

    @Override
    public void closed(String reason) {
        tell(new Signal.Closed(reason));
        // Only now may the next socket of this instance be opened.
        strand.execute(() -> pass.cancel());
    }

    private void tell(Signal signal) {
        strand.execute(() -> {
            if (!answered) {
                // The opening may have been on its way for long, and the provider counts from when it came.
                answered = true;
                pause();
            }
            if (!over) {
                session.accept(signal);
            }
        });
    }

    @Override
    public void enough() {
        // What comes in unasked costs nothing.
    }

    @Override
    public void cancel() {
        over = true;
        errands.cancel();
        if (socket == null) {
            pass.cancel();
        } else {
            socket.cancel();
        }
    }
}
