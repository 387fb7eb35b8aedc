/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import io.github.camelgreenapi.internal.concurrent.Timer;
import io.github.camelgreenapi.internal.wire.ConnectionLostException;
import io.github.camelgreenapi.internal.wire.HttpSender;
import io.github.camelgreenapi.internal.wire.Reply;
import io.github.camelgreenapi.internal.wire.Request;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** GREEN-API in memory, with one account; its network is as good as the test's {@link Luck}. */
public final class ModelProvider implements HttpSender {

    /** What befalls each request. */
    public interface Luck {

        Luck GOOD = new Luck() {};

        default Duration latency() {
            return Duration.ZERO;
        }

        /** The answer instead of the right one, which the provider then does nothing for. */
        default Optional<Reply> refusal(String method) {
            return Optional.empty();
        }

        /** Whether the request never arrives. */
        default boolean losesRequest(String method) {
            return false;
        }

        /** Whether the provider does what it is asked, and nobody learns of it. */
        default boolean losesReply(String method) {
            return false;
        }
    }

    private record Waiting(CompletableFuture<String> answer, Timer.Cancellable end) {}

    private static final Set<String> REMEMBERED = Set.of("authorized", "notAuthorized", "blocked");

    private final Timer timer;
    private Luck luck;
    private String state = "notAuthorized";
    private boolean notifies;
    private boolean down;
    private long receipts;
    private final Deque<String> history = new ArrayDeque<>();
    private final Deque<String[]> queue = new ArrayDeque<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final List<String> deleted = new ArrayList<>();
    private Consumer<String> whenDeleted = body -> {};

    ModelProvider(Timer timer, Luck luck) {
        this.timer = timer;
        this.luck = luck;
    }

    public void luck(Luck next) {
        luck = next;
    }

    /** Told of each body as it is deleted. */
    void whenDeleted(Consumer<String> listener) {
        whenDeleted = listener;
    }

    /** Puts changes of state into the queue, as the setting stateWebhook does. */
    public void notifies(boolean on) {
        notifies = on;
    }

    /** While it is down no request arrives. */
    void down(boolean on) {
        down = on;
    }

    public void become(String next) {
        if (next.equals(state)) {
            return;
        }
        state = next;
        long second = timer.now().getEpochSecond();
        if (REMEMBERED.contains(next)) {
            history.addFirst("{\"stateInstance\":\"" + next + "\",\"timestamp\":" + second + "}");
        }
        if (notifies) {
            queue("{\"typeWebhook\":\"stateInstanceChanged\",\"instanceData\":{\"idInstance\":1101,\"wid\":\"\"},"
                    + "\"timestamp\":" + second + ",\"stateInstance\":\"" + next + "\"}");
        }
    }

    public void message(String id) {
        queue("{\"typeWebhook\":\"incomingMessageReceived\",\"idMessage\":\"" + id + "\",\"timestamp\":"
                + timer.now().getEpochSecond() + "}");
    }

    public void queue(String body) {
        queue.add(new String[] {String.valueOf(++receipts), body});
        List.copyOf(waiting).forEach(poll -> {
            waiting.remove(poll);
            poll.end().cancel();
            poll.answer().complete(head());
        });
    }

    String state() {
        return state;
    }

    public int queued() {
        return queue.size();
    }

    /** The bodies that were deleted, in order. */
    public List<String> deleted() {
        return deleted;
    }

    public long count(String method) {
        return requests.stream().filter(method::equals).count();
    }

    public int longPolls() {
        return waiting.size();
    }

    @Override
    public CompletableFuture<Reply> send(Request request) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        Timer.Cancellable deadline =
                timer.after(request.timeout(), () -> reply.completeExceptionally(ConnectionLostException.late()));
        reply.whenComplete((answer, failure) -> deadline.cancel());
        String[] path = request.uri().getPath().split("/");
        String method = path[2];
        requests.add(method);
        timer.after(luck.latency(), () -> arrive(request.uri(), method, path, reply));
        return reply;
    }

    private void arrive(URI uri, String method, String[] path, CompletableFuture<Reply> reply) {
        if (reply.isDone()) {
            return;
        }
        if (down || luck.losesRequest(method)) {
            reply.completeExceptionally(ConnectionLostException.because("ConnectException"));
            return;
        }
        Optional<Reply> refusal = luck.refusal(method);
        if (refusal.isPresent()) {
            reply.complete(refusal.get());
            return;
        }
        CompletableFuture<String> answer = answer(uri, method, path, reply);
        answer.thenAccept(body -> timer.after(luck.latency(), () -> {
            if (down || luck.losesReply(method)) {
                reply.completeExceptionally(ConnectionLostException.because("ConnectionClosedException"));
            } else {
                reply.complete(new Reply(200, body.getBytes(StandardCharsets.UTF_8), null));
            }
        }));
    }

    private CompletableFuture<String> answer(URI uri, String method, String[] path, CompletableFuture<Reply> reply) {
        return switch (method) {
            case "getStateInstance" ->
                CompletableFuture.completedFuture(
                        "null".equals(state) ? "null" : "{\"stateInstance\":\"" + state + "\"}");
            case "getStateInstanceHistory" -> CompletableFuture.completedFuture("[" + String.join(",", history) + "]");
            case "deleteNotification" -> CompletableFuture.completedFuture("{\"result\":" + delete(path[4]) + "}");
            case "receiveNotification" -> receive(uri, reply);
            default -> throw new AssertionError("Not modelled: " + method);
        };
    }

    private boolean delete(String receipt) {
        return queue.removeIf(entry -> {
            boolean found = entry[0].equals(receipt);
            if (found) {
                deleted.add(entry[1]);
                whenDeleted.accept(entry[1]);
            }
            return found;
        });
    }

    private CompletableFuture<String> receive(URI uri, CompletableFuture<Reply> reply) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        if (!queue.isEmpty()) {
            answer.complete(head());
            return answer;
        }
        Duration hold = Duration.ofSeconds(Long.parseLong(uri.getQuery().replaceFirst("receiveTimeout=", "")));
        Waiting[] self = new Waiting[1];
        self[0] = new Waiting(answer, timer.after(hold, () -> {
            waiting.remove(self[0]);
            answer.complete("null");
        }));
        waiting.add(self[0]);
        reply.whenComplete((done, failure) -> {
            waiting.remove(self[0]);
            self[0].end().cancel();
        });
        return answer;
    }

    private String head() {
        return "{\"receiptId\":" + queue.peek()[0] + ",\"body\":" + queue.peek()[1] + "}";
    }

    @Override
    public void close() {
        // There is nothing open.
    }
}
