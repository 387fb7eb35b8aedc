/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.event.UnknownLinkEvent;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.concurrent.TaskScope;
import io.github.camelgreenapi.internal.provider.Dialect;
import io.github.camelgreenapi.internal.provider.Signal;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * One attempt to link, from the first QR code to its one ending event: it listens, shows each new code, and hands over
 * to the {@link OutcomeResolver} as soon as no code can be scanned any more.
 *
 * <p>It owns no thread: all its methods run on the account's strand, and so does what it asks for.
 */
final class Session {

    /** Told what becomes of a session. */
    interface Listener {

        void happened(LinkEvent event);

        /** No code that the session has told can be scanned any more. */
        void codesAreOver();

        /** Whether another session will follow one that failed like this. */
        boolean anotherFollows(GreenApiError kind);
    }

    private final String id;
    private final GreenApiAccount account;
    private final LinkPolicy policy;
    private final Resources resources;
    private final Listener listener;
    private final int mostCodes;
    private final LinkSource source;
    private final TaskScope errands;
    private final OutcomeResolver ending;

    private final Set<UUID> shown = new HashSet<>();

    Session(
            String id,
            GreenApiAccount account,
            LinkPolicy policy,
            Resources resources,
            Executor strand,
            Listener listener) {
        this.id = id;
        this.account = account;
        this.policy = policy;
        this.resources = resources;
        this.listener = listener;
        this.mostCodes = policy.maxQrCodesFor(account.provider());
        this.source = switch (policy.transportFor(account.provider())) {
            case WEBSOCKET -> new SocketSource(account, policy, resources, strand);
            case POLLING -> new PollingSource(account, policy, resources, strand);
        };
        this.errands = new TaskScope(strand, resources.timer());
        this.ending = new OutcomeResolver(id, account, policy, resources, strand, listener);
    }

    String id() {
        return id;
    }

    void start() {
        source.open(() -> errands.later(policy.sessionTimeout().plus(source.grace()), this::timeIsUp), this::heard);
    }

    /** Ends the session without an event. */
    void stop() {
        stopListening();
        ending.cancel();
    }

    private void stopListening() {
        source.cancel();
        errands.cancel();
        listener.codesAreOver();
    }

    private void timeIsUp() {
        stopListening();
        ending.timedOut(shown.size());
    }

    private void heard(Signal signal) {
        if (signal instanceof Signal.Code code) {
            show(code.png());
        } else if (signal instanceof Signal.Unknown unknown) {
            listener.happened(new UnknownLinkEvent(
                    account.provider(), account.instance(), id, now(), unknown.type(), unknown.raw()));
        } else {
            stopListening();
            ending.told(signal, shown.size());
        }
    }

    private void show(byte[] png) {
        boolean full = mostCodes > 0 && shown.size() >= mostCodes;
        if (full || !shown.add(UUID.nameUUIDFromBytes(png))) {
            return;
        }
        Instant received = now();
        Instant expires = received.plus(Dialect.QR_CODE_LIVES);
        listener.happened(new QrCode(account.provider(), account.instance(), id, png, shown.size(), received, expires));
        if (shown.size() == mostCodes) {
            source.enough();
            errands.later(Dialect.QR_CODE_LIVES, this::timeIsUp);
        }
    }

    private Instant now() {
        return resources.timer().now();
    }
}
