/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import io.github.camelgreenapi.internal.concurrent.Timer;
import io.github.camelgreenapi.internal.wire.ConnectionLostException;
import io.github.camelgreenapi.internal.wire.HttpSender;
import io.github.camelgreenapi.internal.wire.Reply;
import io.github.camelgreenapi.internal.wire.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** GREEN-API in memory, as far as it says in which states many accounts are. */
final class ManyStates implements HttpSender {

    private final Timer timer;
    private final Random chance;
    private final Map<String, String> words = new HashMap<>();
    private final BiConsumer<String, String> asked;
    /** How many of a hundred requests fail. */
    int failing;

    /** @param asked gets the instance and the token of each request */
    ManyStates(Timer timer, Random chance, BiConsumer<String, String> asked) {
        this.timer = timer;
        this.chance = chance;
        this.asked = asked;
    }

    void change(String instance) {
        words.put(instance, List.of("authorized", "notAuthorized", "blocked").get(chance.nextInt(3)));
    }

    String state(String instance) {
        return words.getOrDefault(instance, "notAuthorized");
    }

    @Override
    public CompletableFuture<Reply> send(Request request) {
        String[] path = request.uri().getPath().split("/");
        String instance = path[1].replace("waInstance", "");
        asked.accept(instance, path[3]);
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        Timer.Cancellable deadline =
                timer.after(request.timeout(), () -> reply.completeExceptionally(ConnectionLostException.late()));
        reply.whenComplete((answer, failure) -> deadline.cancel());
        timer.after(Duration.ofMillis(chance.nextInt(3_000)), () -> {
            if (chance.nextInt(100) < failing) {
                reply.completeExceptionally(ConnectionLostException.because("ConnectException"));
            } else {
                String body =
                        path[2].equals("getStateInstance") ? "{\"stateInstance\":\"" + state(instance) + "\"}" : "[]";
                reply.complete(new Reply(200, body.getBytes(StandardCharsets.UTF_8), null));
            }
        });
        return reply;
    }

    @Override
    public void close() {
        // There is nothing open.
    }
}
