/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.kafka;

import static io.github.camelgreenapi.kafka.Accounts.account;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.example.broker.BrokerProcess;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** With everything logged, Kafka's clients included, no token is. */
@ExtendWith(OneBroker.class)
class SecretsTest {

    private static final String TOKEN = "d75b3a66374942c5b3c019c698abc206";

    private final LoggerContext log = (LoggerContext) LogManager.getContext(false);
    private final LoggerConfig root = log.getConfiguration().getRootLogger();
    private final Level usual = root.getLevel();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AbstractAppender collector =
            new AbstractAppender("collector", null, null, true, Property.EMPTY_ARRAY) {
                @Override
                public void append(LogEvent event) {
                    lines.add(event.getMessage().getFormattedMessage() + " " + event.getThrown());
                }
            };

    @BeforeEach
    void logEverything() {
        collector.start();
        root.addAppender(collector, Level.ALL, null);
        root.setLevel(Level.TRACE);
        log.updateLoggers();
    }

    @AfterEach
    void logAsUsual() {
        root.removeAppender("collector");
        root.setLevel(usual);
        log.updateLoggers();
    }

    @Test
    void noTokenIsLoggedWhereverAnAccountGoes(BrokerProcess broker) {
        KafkaGreenApiAccounts node = new KafkaGreenApiAccounts();
        node.setBrokers(broker.address());
        node.setTopic("secrets");
        node.setGroupId("secrets");
        node.setProperties(Map.of("fetch.max.wait.ms", "50"));

        node.put(account("1101", TOKEN));
        assertThat(node.find("1101").orElseThrow().apiToken()).isEqualTo(TOKEN);
        node.remove("1101");
        node.stop();

        assertThat(lines).as("records are logged").anyMatch(line -> line.contains("ProducerRecord"));
        assertThat(lines).noneMatch(line -> line.contains(TOKEN));
    }
}
