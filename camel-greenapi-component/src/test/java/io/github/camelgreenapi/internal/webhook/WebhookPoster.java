/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.webhook;

import io.github.camelgreenapi.internal.concurrent.Timer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;

/**
 * A provider that posts each notification until it has seen it acknowledged, over a network that loses requests and
 * answers, and sometimes once more.
 */
final class WebhookPoster {

    static final String FORGED = "forged";

    /** @param authorization null when the provider sends none */
    record Post(String key, String body, String authorization) {

        boolean isForged() {
            return key.equals(FORGED);
        }
    }

    // Shorter than the route may take, so that some are posted again while it works on them.
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration PAUSE = Duration.ofSeconds(60);

    private final CamelContext context;
    private final WebhookHandler handler;
    private final WebhookRules rules;
    private final Timer timer;
    private final Random chance;
    private final boolean inOrder;
    private final List<Post> posts = new ArrayList<>();
    private final Deque<Post> waiting = new ArrayDeque<>();
    private double badness;
    private int unanswered;

    /** @param inOrder whether the next notification waits until the one before is acknowledged */
    WebhookPoster(
            CamelContext context,
            WebhookHandler handler,
            WebhookRules rules,
            Timer timer,
            Random chance,
            boolean inOrder) {
        this.context = context;
        this.handler = handler;
        this.rules = rules;
        this.timer = timer;
        this.chance = chance;
        this.inOrder = inOrder;
    }

    void badness(double present) {
        badness = present;
    }

    List<Post> posts() {
        return posts;
    }

    /** How many requests the handler has not answered. */
    int unanswered() {
        return unanswered;
    }

    private boolean strikes() {
        return chance.nextDouble() < badness;
    }

    private Duration latency() {
        return Duration.ofMillis(1 + chance.nextInt(strikes() ? 20_000 : 200));
    }

    void post(Post post) {
        posts.add(post);
        if (!inOrder || post.isForged()) {
            send(post);
        } else {
            waiting.add(post);
            if (waiting.size() == 1) {
                send(post);
            }
        }
    }

    private void send(Post post) {
        new Attempt(post).begin();
    }

    private void acknowledged(Post post) {
        if (strikes()) {
            send(post);
        }
        if (waiting.peek() == post) {
            waiting.poll();
            if (!waiting.isEmpty()) {
                send(waiting.peek());
            }
        }
    }

    /** One request and its answer. */
    private final class Attempt {

        private final Post post;
        private boolean over;

        Attempt(Post post) {
            this.post = post;
        }

        void begin() {
            if (strikes()) {
                end(0);
            } else {
                timer.after(inOrder ? Duration.ZERO : latency(), this::arrive);
            }
        }

        private void arrive() {
            Exchange http = new DefaultExchange(context);
            http.getMessage().setBody(post.body().getBytes(StandardCharsets.UTF_8));
            http.getMessage().setHeader("Authorization", post.authorization());
            int before = rules.taken(post.key());
            boolean answerIsLost = strikes();
            Timer.Cancellable deadline = timer.after(PATIENCE, () -> end(0));
            unanswered++;
            handler.process(http, done -> {
                unanswered--;
                deadline.cancel();
                int status = http.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
                rules.answered(post, status, before);
                end(answerIsLost ? 0 : status);
            });
        }

        private void end(int status) {
            if (over) {
                return;
            }
            over = true;
            if (status == WebhookRules.OK) {
                acknowledged(post);
            } else if (!post.isForged()) {
                timer.after(PAUSE, () -> send(post));
            }
        }
    }
}
