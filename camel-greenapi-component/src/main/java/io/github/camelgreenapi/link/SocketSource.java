/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.link;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.provider.Complaint;
import io.github.camelgreenapi.provider.Dialect;
import io.github.camelgreenapi.provider.GreenApiFrames;
import io.github.camelgreenapi.provider.Signal;
import io.github.camelgreenapi.wire.Reply;
import io.github.camelgreenapi.wire.Sockets;
import io.github.camelgreenapi.wire.Timer.Cancellable;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Signals from GREEN-API's socket.
 *
 * @see <a href="https://green-api.com/en/docs/api/account/Scanqrcode/">Scanqrcode</a>
 */
final class SocketSource implements LinkSource {

    private static final String METHOD = "scanqrcode";
    // The provider ends a session itself after this time; its word for it is worth a little waiting.
    private static final Duration SCAN_TIME = Duration.ofSeconds(100);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final GreenApiAccount account;
    private final LinkPolicy policy;
    private final Resources resources;
    private final Dialect dialect;

    SocketSource(GreenApiAccount account, LinkPolicy policy, Resources resources) {
        this.account = account;
        this.policy = policy;
        this.resources = resources;
        this.dialect = Dialect.of(account.provider());
    }

    @Override
    public Duration grace() {
        return policy.sessionTimeout().compareTo(SCAN_TIME) >= 0 ? GRACE : Duration.ZERO;
    }

    @Override
    public Cancellable open(Executor strand, Runnable begun, Consumer<Signal> session) {
        Connection connection = new Connection(strand, begun, session);
        connection.pass = resources.gate().enter(key(), () -> strand.execute(connection::takeTurn));
        return connection;
    }

    private String key() {
        return dialect.base(account) + " " + account.instance();
    }

    private GreenApiException refusal(Reply reply) {
        Complaint complaint = dialect.complaint(reply).orElse(Complaint.of(GreenApiError.GARBLED_REPLY));
        return new GreenApiException(
                complaint.kind(),
                dialect.title() + " refused the socket for instance " + account.instance() + " with " + reply.status()
                        + ": " + complaint.advice(),
                reply.status(),
                reply.retryAfter(),
                account.instance(),
                "qr");
    }

    /** One socket, from waiting for its turn to its end. Its fields belong to the strand. */
    private final class Connection implements Sockets.Listener, Cancellable {

        private final Executor strand;
        private final Runnable begun;
        private final Consumer<Signal> session;
        private Cancellable pass = Cancellable.NOTHING;
        private Cancellable pending = Cancellable.NOTHING;
        private boolean opened;
        private boolean over;

        Connection(Executor strand, Runnable begun, Consumer<Signal> session) {
            this.strand = strand;
            this.begun = begun;
            this.session = session;
        }

        private void takeTurn() {
            if (over) {
                return;
            }
            Duration wait = resources.pacer().turn(key(), METHOD, dialect.spacing(METHOD), LONGEST_WAIT);
            if (wait == null) {
                pass.cancel();
                session.accept(new Signal.Closed("too many sockets wait for their turn"));
            } else {
                pending = resources.timer().after(wait, () -> strand.execute(this::connect));
            }
        }

        private void connect() {
            if (!over) {
                opened = true;
                begun.run();
                pending = resources
                        .sockets()
                        .get()
                        .open(dialect.socket(account).orElseThrow(), policy.connectTimeout(), this);
            }
        }

        @Override
        public void message(String text) {
            tell(GreenApiFrames.read(account, text));
        }

        @Override
        public void refused(Reply reply) {
            tell(new Signal.Refused(refusal(reply)));
        }

        private void tell(Signal signal) {
            strand.execute(() -> {
                if (!over) {
                    session.accept(signal);
                }
            });
        }

        @Override
        public void closed(String reason) {
            // Only now may the next socket of this instance be opened.
            strand.execute(() -> pass.cancel());
            tell(new Signal.Closed(reason));
        }

        @Override
        public void cancel() {
            over = true;
            pending.cancel();
            if (!opened) {
                pass.cancel();
            }
        }
    }
}
