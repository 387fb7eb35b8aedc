/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgreenapi.Allocation;
import io.github.camelgreenapi.Fixture;
import io.github.camelgreenapi.Mutations;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.event.StateChanged.Source;
import io.github.camelgreenapi.internal.state.StateLedger;
import io.github.camelgreenapi.internal.wire.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is in a queue becomes a notification whose headers can be trusted. */
class NotificationsFuzzTest {

    private static final GreenApiAccount ACCOUNT =
            new GreenApiAccount(Provider.GREEN_API, "1101", null, Mutations.SECRET, null, Map.of());
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Provide
    Arbitrary<byte[]> bodies() {
        return Mutations.of(
                "{\"typeWebhook\":\"stateInstanceChanged\",\"instanceData\":{\"idInstance\":1101,"
                        + "\"wid\":\"441234567890@c.us\",\"typeInstance\":\"whatsapp\"},\"timestamp\":1767225600,"
                        + "\"stateInstance\":\"authorized\"}",
                "{\"typeWebhook\":\"outgoingMessageStatus\",\"chatId\":\"441234567890@c.us\",\"timestamp\":1767225600,"
                        + "\"idMessage\":\"BAE5F4886F6F2D05\",\"status\":\"delivered\"}",
                Fixture.of(Provider.GREEN_API, "notification-incoming-message.json"));
    }

    @Property
    void aNotificationHasAPlainTypeAndId(@ForAll("bodies") byte[] body) {
        JsonNode json = Reply.json(new String(body, StandardCharsets.UTF_8));
        GreenApiNotifications reader = new GreenApiNotifications(ACCOUNT, new StateLedger(), Source.queue);

        AccountNotification read = Allocation.atMost(64 * Allocation.MB, () -> reader.read(json, 7L, NOW));

        assertThat(read.type()).matches("[A-Za-z0-9_-]{1,40}");
        assertThat(read.id()).matches("[\\w.@:+-]+").doesNotContain(Mutations.SECRET);
        assertThat(read.at().toEpochMilli()).isNotNull();
        assertThat(read.toString()).doesNotContain(Mutations.SECRET);
        assertThat(read.wid() == null || !read.wid().contains(Mutations.SECRET)).isTrue();
        assertThat(read.body()).isInstanceOfAny(Map.class, StateChanged.class);
        // The same notification has the same name, whoever reads it.
        assertThat(new GreenApiNotifications(ACCOUNT, new StateLedger(), Source.queue)
                        .read(json, 7L, NOW)
                        .id())
                .isEqualTo(read.id());
    }
}
