/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.event.StateChanged.Source;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A recorded change as one line of text: a JSON object in ASCII. It holds no phone number.
 *
 * <p>Members that this version does not know are ignored, so that a later one may add some.
 */
final class ChangeText {

    // Repositories may write in any character set.
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private ChangeText() {}

    static String of(RecordedChange change) {
        ObjectNode text = JSON.createObjectNode();
        put(text, change.state(), change.change().at());
        text.put("source", change.change().source().name());
        put(text, "trueTime", change.trueTime());
        put(text, "notBefore", change.notBefore());
        change.reporters().stream().sorted().forEach(reporter -> text.withArray("reporters")
                .add(reporter.name()));
        AccountState previous = change.change().previous();
        if (previous != null) {
            put(text.putObject("previous"), previous, previous.at());
        }
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of texts is always JSON", e);
        }
    }

    private static void put(ObjectNode text, AccountState state, Instant at) {
        text.put("state", state.value().name());
        text.put("raw", state.raw());
        text.put("at", at.toString());
    }

    private static void put(ObjectNode text, String name, Instant time) {
        if (time != null) {
            text.put(name, time.toString());
        }
    }

    /** The change, without its number; empty when the text is not one of a change. */
    static Optional<RecordedChange> read(GreenApiAccount account, String text) {
        try {
            return Optional.of(read(account, JSON.readTree(text)));
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static RecordedChange read(GreenApiAccount account, JsonNode text) {
        AccountState state = state(account, text);
        AccountState previous = text.has("previous") ? state(account, text.path("previous")) : null;
        Source source = Source.valueOf(text.path("source").asText());
        Set<Source> reporters = new HashSet<>();
        text.path("reporters").forEach(reporter -> reporters.add(Source.valueOf(reporter.asText())));
        return new RecordedChange(
                0,
                new StateChanged(account.provider(), account.instance(), state.at(), previous, state, source),
                time(text, "notBefore"),
                reporters,
                time(text, "trueTime"));
    }

    private static AccountState state(GreenApiAccount account, JsonNode text) {
        return new AccountState(
                account.provider(),
                account.instance(),
                Instant.parse(text.path("at").asText()),
                AccountState.Value.valueOf(text.path("state").asText()),
                text.path("raw").asText(),
                null);
    }

    private static Instant time(JsonNode text, String name) {
        return text.hasNonNull(name) ? Instant.parse(text.path(name).asText()) : null;
    }
}
