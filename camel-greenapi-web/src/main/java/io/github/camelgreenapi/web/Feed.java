/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import io.github.camelgreenapi.internal.concurrent.Timer;
import io.github.camelgreenapi.internal.concurrent.Timer.Cancellable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The events of one page, and the requests that wait for the next one.
 *
 * <p>A code is dropped when a later event makes it worthless, so that no late request can get it.
 */
final class Feed {

    private static final int MOST_EVENTS = 50;
    // One for each tab of a browser; more tabs take turns.
    private static final int MOST_WAITING = 4;

    private final Timer timer;
    // Guarded by this.
    private final Deque<PageEvent> events = new ArrayDeque<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long last;
    private boolean closed;

    private record Waiting(long after, CompletableFuture<List<PageEvent>> answer, Cancellable end) {}

    Feed(Timer timer) {
        this.timer = timer;
    }

    void add(String type, Map<String, Object> members) {
        add(type, null, members);
    }

    /** @param until when a credential in it stops to be of use; null when it holds none */
    void add(String type, Instant until, Map<String, Object> members) {
        List<Waiting> due;
        synchronized (this) {
            PageEvent event = new PageEvent(++last, type, until, members);
            events.removeIf(former -> former.isWithdrawnBy(event));
            events.add(event);
            if (events.size() > MOST_EVENTS) {
                events.removeFirst();
            }
            due = List.copyOf(waiting);
            waiting.clear();
        }
        due.forEach(this::answer);
    }

    /** The events after this one; waits for the first, but no longer than this, and is empty then. */
    CompletableFuture<List<PageEvent>> after(long seq, Duration hold) {
        CompletableFuture<List<PageEvent>> answer = new CompletableFuture<>();
        Waiting tooMany = null;
        synchronized (this) {
            List<PageEvent> present = after(seq);
            if (!present.isEmpty() || hold.isZero() || closed) {
                answer.complete(present);
                return answer;
            }
            waiting.add(new Waiting(seq, answer, timer.after(hold, () -> giveUp(answer))));
            if (waiting.size() > MOST_WAITING) {
                tooMany = waiting.removeFirst();
            }
        }
        if (tooMany != null) {
            answer(tooMany);
        }
        return answer;
    }

    /** Answers all requests that wait, and from now on each at once. */
    void close() {
        List<Waiting> due;
        synchronized (this) {
            closed = true;
            due = List.copyOf(waiting);
            waiting.clear();
        }
        due.forEach(this::answer);
    }

    private void giveUp(CompletableFuture<List<PageEvent>> answer) {
        synchronized (this) {
            waiting.removeIf(one -> one.answer() == answer);
        }
        answer.complete(List.of());
    }

    private void answer(Waiting one) {
        one.end().cancel();
        List<PageEvent> present;
        synchronized (this) {
            present = after(one.after());
        }
        one.answer().complete(present);
    }

    private List<PageEvent> after(long seq) {
        Instant now = timer.now();
        return events.stream()
                .filter(event -> event.seq() > seq && !event.isExpired(now))
                .toList();
    }
}
