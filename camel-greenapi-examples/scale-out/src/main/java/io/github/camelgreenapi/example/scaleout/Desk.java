/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.scaleout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.kafka.KafkaGreenApiAccounts;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves accounts from a request to the topic of those to link, and from there to the topic of those that are linked.
 */
public final class Desk {

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaGreenApiAccounts toLink;
    private final KafkaGreenApiAccounts linked;

    Desk(KafkaGreenApiAccounts toLink, KafkaGreenApiAccounts linked) {
        this.toLink = toLink;
        this.linked = linked;
    }

    /**
     * Reads a request.
     *
     * @throws IllegalArgumentException when it is none, in words that quote nothing of it, for it holds a token
     */
    public GreenApiAccount read(byte[] request) {
        JsonNode json = json(request);
        return new GreenApiAccount(
                Provider.of(text(json, "provider")),
                text(json, "instance"),
                json.path("apiUrl").asText(null),
                text(json, "apiToken"),
                json.path("clientToken").asText(null),
                Map.of("request", text(json, "request"), "tenant", text(json, "tenant")));
    }

    private static JsonNode json(byte[] request) {
        try {
            return JSON.readTree(new String(request, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is not JSON");
        }
    }

    private static String text(JsonNode json, String name) {
        String text = json.path(name).asText("");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("it has no " + name);
        }
        return text;
    }

    /** Has one of the workers link the account. */
    public void begin(GreenApiAccount account) {
        toLink.put(account);
    }

    /**
     * Takes the end of a linking. A worker that dies in here leaves the account to be linked; the next one finds it
     * linked already, and publishes the same outcome again.
     */
    public void finish(
            @Header(GreenApiConstants.INSTANCE) String instance, @Header(GreenApiConstants.EVENT_TYPE) String type) {
        Optional<GreenApiAccount> account = toLink.find(instance);
        if (account.isEmpty()) {
            LOG.warn("Instance {} ended by {} after it was withdrawn, so nothing becomes of it", instance, type);
            return;
        }
        if (!type.equals("stopped")) {
            linked.put(account.get());
        }
        toLink.remove(instance);
    }
}
