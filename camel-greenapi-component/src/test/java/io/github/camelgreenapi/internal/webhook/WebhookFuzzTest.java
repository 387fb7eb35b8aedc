/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.Allocation;
import io.github.camelgreenapi.Mutations;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.InMemoryGreenApiAccounts;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.internal.notification.AccountNotification;
import io.github.camelgreenapi.internal.notification.WebhookNotifications;
import io.github.camelgreenapi.internal.state.StateFixture;
import io.github.camelgreenapi.internal.state.StateLedgers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.DefaultExchange;

/**
 * Whatever is posted is answered with a status and nothing else, and only a known provider's post reaches the route.
 */
class WebhookFuzzTest {

    private static final String TOKEN = "sesame";
    private static final DefaultCamelContext CONTEXT = new DefaultCamelContext();
    private static final InMemoryGreenApiAccounts ACCOUNTS = new InMemoryGreenApiAccounts();

    @BeforeContainer
    static void start() {
        ACCOUNTS.add(new GreenApiAccount(Provider.GREEN_API, "1101", null, Mutations.SECRET, null, Map.of()));
        ACCOUNTS.add(new GreenApiAccount(Provider.Z_API, "3C01", null, Mutations.SECRET, null, Map.of()));
        CONTEXT.start();
    }

    @AfterContainer
    static void stop() {
        CONTEXT.stop();
    }

    /** A request to a webhook. */
    private record Post(byte[] body, Map<String, Object> headers) {

        @Override
        public String toString() {
            return headers + " " + new String(body, StandardCharsets.ISO_8859_1);
        }
    }

    private static Arbitrary<Map<String, Object>> headers() {
        Arbitrary<String> authorization = Arbitraries.oneOf(
                Arbitraries.of(TOKEN, "Bearer " + TOKEN, "basic  " + TOKEN, "Bearer", "Bearer " + Mutations.SECRET),
                Arbitraries.strings().ofMaxLength(30));
        return Combinators.combine(
                        authorization,
                        Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(20))
                .as((token, name) -> Map.of(
                        "Authorization",
                        token,
                        "Content-Encoding",
                        name,
                        "CamelGreenApiInstance",
                        name,
                        Exchange.HTTP_RESPONSE_CODE,
                        name));
    }

    @Provide
    Arbitrary<Post> posts() {
        Arbitrary<byte[]> plain = Mutations.of(
                "{\"typeWebhook\":\"stateInstanceChanged\",\"instanceData\":{\"idInstance\":1101,"
                        + "\"wid\":\"441234567890@c.us\"},\"timestamp\":1767225600,\"stateInstance\":\"authorized\"}",
                "{\"typeWebhook\":\"incomingMessageReceived\",\"idMessage\":\"A\",\"instanceData\":{\"idInstance\":1101}}",
                "{\"type\":\"ReceivedCallback\",\"instanceId\":\"3C01\",\"messageId\":\"A20DA9C0183A2D35A260F53F5D2B9244\","
                        + "\"phone\":\"441234567890\",\"momment\":1767225600000,\"text\":{\"message\":\"x\"}}",
                "[{\"typeWebhook\":\"incomingMessageReceived\",\"instanceData\":{\"idInstance\":1101}}]");
        Arbitrary<byte[]> compressed = Mutations.ofBytes(plain.map(WebhookFuzzTest::gzip));
        return Combinators.combine(Arbitraries.oneOf(plain, compressed), headers())
                .as(Post::new);
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Property
    void aPostIsAnsweredWithAStatusAndNothingElse(@ForAll("posts") Post post) {
        List<AccountNotification> taken = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        Exchange http = new DefaultExchange(CONTEXT);
        http.getMessage().setBody(post.body());
        http.getMessage().setHeaders(new HashMap<>(post.headers()));

        Allocation.atMost(64 * Allocation.MB, () -> handler(taken, failures).process(http, done -> {}));

        assertThat(failures).isEmpty();
        assertThat(http.getMessage().getHeaders()).containsOnlyKeys(Exchange.HTTP_RESPONSE_CODE);
        assertThat(http.getMessage().getBody()).isEqualTo("");
        int status = http.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, int.class);
        assertThat(status).isIn(200, 400, 401, 403, 413);
        assertThat(taken).hasSize(status == 200 ? 1 : 0);
        taken.forEach(notification -> {
            assertThat(notification.type()).matches("[A-Za-z0-9_-]{1,40}");
            assertThat(notification.id()).matches("[\\w.@:+-]+").doesNotContain(Mutations.SECRET);
            assertThat(notification.toString()).doesNotContain(Mutations.SECRET);
        });
    }

    private static WebhookHandler handler(List<AccountNotification> taken, List<Throwable> failures) {
        return new WebhookHandler(
                ACCOUNTS,
                null,
                account -> new WebhookSecret(TOKEN),
                new WebhookNotifications(new StateLedgers(), new StateFixture().resources),
                (account, notification) -> {
                    taken.add(notification);
                    return CompletableFuture.completedFuture(null);
                },
                new Failures(failures));
    }

    private record Failures(List<Throwable> thrown) implements ExceptionHandler {

        @Override
        public void handleException(Throwable exception) {
            thrown.add(exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            thrown.add(exception);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            thrown.add(exception);
        }
    }
}
