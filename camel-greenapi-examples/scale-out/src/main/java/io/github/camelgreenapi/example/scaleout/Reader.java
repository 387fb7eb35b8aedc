/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.scaleout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.camel.Header;
import org.apache.camel.main.Main;

/** Reads the topic of events, in this process, and lets people know what happens. */
public final class Reader implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Main main = new Main();
    private final Journal journal;
    private final Consumer<JsonNode> people;

    Reader(String brokers, Journal journal, Consumer<JsonNode> people) {
        this.journal = journal;
        this.people = people;
        main.setDefaultPropertyPlaceholderLocation("classpath:reader.properties");
        main.addOverrideProperty("brokers", brokers);
        main.bind("reader", this);
    }

    void start() {
        main.start();
    }

    /** Counts an event, whether it came before or not. */
    public void arrived() {
        journal.arrived();
    }

    /** Takes an event for the first time. */
    public void happened(byte[] body) throws IOException {
        JsonNode event = JSON.readTree(body);
        journal.add(event);
        people.accept(event);
    }

    /** Takes the outcome of a request. */
    public void ended(byte[] body, @Header("eventType") String type) throws IOException {
        journal.outcome(JSON.readTree(body).path("instance").asText(), type);
    }

    @Override
    public void close() {
        main.stop();
    }
}
