/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.internal.concurrent.TaskScope;
import io.github.camelgreenapi.internal.provider.Dialect;
import io.github.camelgreenapi.internal.provider.LinkEvents;
import io.github.camelgreenapi.internal.provider.PlainWord;
import io.github.camelgreenapi.internal.provider.Signal;
import java.util.Optional;

/**
 * One attempt to link, from the first QR code to its one terminal event: it receives signals, shows each new code, and
 * hands over to the {@link OutcomeResolver} as soon as no code can be scanned any more.
 *
 * <p>It owns no thread: all its methods run on the account's strand, and so does what it starts.
 */
final class Session {

    /** Receives what happens in a session. */
    interface Listener {

        void happened(LinkEvent event);

        /** No code that the session has shown can be scanned any more. */
        void codesExpired();
    }

    private final SessionContext context;
    private final Listener listener;
    private final int mostCodes;
    private final LinkSource source;
    private final TaskScope tasks;
    private final ShownCodes shown = new ShownCodes();
    // Null before the first picture that must be decoded.
    private PictureQueue pictures;
    // Null while codes can be scanned.
    private OutcomeResolver outcome;
    private int codes;
    private boolean receiving = true;

    Session(SessionContext context, Listener listener) {
        this.context = context;
        this.listener = listener;
        this.mostCodes = context.policy().maxQrCodesFor(context.account().provider());
        this.source = source(context);
        this.tasks = context.newScope();
    }

    private static LinkSource source(SessionContext context) {
        GreenApiAccount account = context.account();
        LinkPolicy policy = context.policy();
        return switch (policy.transportFor(account.provider())) {
            case WEBSOCKET ->
                new SocketSource(
                        account,
                        Dialect.of(account.provider()).socket().orElseThrow(),
                        policy,
                        context.resources(),
                        context.strand());
            case POLLING -> new PollingSource(account, policy, context.resources(), context.strand());
        };
    }

    String id() {
        return context.id();
    }

    void start() {
        if (context.previous() == null) {
            open();
        } else {
            context.previous().whenRead(tasks, () -> {
                if (context.previous().isKnown()) {
                    context.memory().linked(context.account());
                }
                open();
            });
        }
    }

    private void open() {
        context.memory().sessionBegins(context.account(), context.id());
        source.open(
                () -> tasks.later(context.policy().sessionTimeout().plus(source.grace()), this::timedOut),
                this::received);
    }

    /** Ends the session without an event. */
    void stop() {
        stopReceiving();
        if (outcome != null) {
            outcome.cancel();
        }
    }

    private void stopReceiving() {
        receiving = false;
        source.cancel();
        tasks.cancel();
        listener.codesExpired();
    }

    private void timedOut() {
        resolve().timedOut(codes);
    }

    private void received(Signal signal) {
        if (signal instanceof Signal.Code code) {
            show(code);
        } else if (signal instanceof Signal.Unknown) {
            context.events(codes).of(signal).ifPresent(listener::happened);
        } else {
            if (signal instanceof Signal.Closed closed) {
                new LinkLog(context.account()).socketLost(closed.reason());
            }
            resolve().received(signal, codes);
        }
    }

    private OutcomeResolver resolve() {
        stopReceiving();
        outcome = new OutcomeResolver(context, listener::happened);
        return outcome;
    }

    private void show(Signal.Code code) {
        boolean full = mostCodes > 0 && codes >= mostCodes;
        if (full || !shown.add(code.picture())) {
            return;
        }
        codes++;
        LinkEvents events = context.events(codes);
        if (code.isPng()) {
            events.of(code).ifPresent(listener::happened);
        } else {
            if (pictures == null) {
                pictures = new PictureQueue(context.resources().pictures(), context.strand());
            }
            pictures.add(() -> events.of(code), this::decoded);
        }
        if (codes == mostCodes) {
            source.stopCodes();
            tasks.later(Dialect.QR_CODE_LIVES, this::timedOut);
        }
    }

    private void decoded(Optional<LinkEvent> event) {
        if (receiving) {
            // What is no picture after all is passed on as what it is.
            event.or(() -> context.events(codes).of(new Signal.Unknown(PlainWord.UNKNOWN, "")))
                    .ifPresent(listener::happened);
        }
    }
}
