/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a linking on a page lets nobody see: the browser not the account, the log not the way in. */
class SecretsTest {

    private static final String PHONE = "441234567890";

    private final Lines log = new Lines();
    private final Logger root = ((LoggerContext) LogManager.getContext(false)).getRootLogger();

    private static final class Lines extends AbstractAppender {

        private final List<String> lines = new CopyOnWriteArrayList<>();

        Lines() {
            super("lines", null, null, true, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            lines.add(event.getLoggerName() + " " + event.getMessage().getFormattedMessage() + " " + event.getThrown());
        }
    }

    private void listen() {
        log.start();
        root.addAppender(log);
        Configurator.setLevel("io.github.camelgreenapi", Level.TRACE);
    }

    @AfterEach
    void stopListening() {
        root.removeAppender(log);
        Configurator.setLevel("io.github.camelgreenapi", (Level) null);
    }

    @ParameterizedTest
    @EnumSource
    void neitherTheTrafficNorTheLogGivesAnythingAway(Provider provider) {
        try (Site site = Site.with(provider)) {
            listen();
            String page = site.open();
            Visitor visitor = new Visitor(page);
            List<String> traffic = new ArrayList<>();
            traffic.add(page);
            traffic.add(visitor.get("").body());
            JsonNode qr = visitor.await("qrCode");
            traffic.add(visitor.post("/code", "{\"phone\":\"" + PHONE + "\"}").body());
            JsonNode code = visitor.await("authorizationCode");
            site.provider.type(code.path("code").asText());
            visitor.await("accountData");
            visitor.seen().forEach(event -> traffic.add(event.toString()));

            GreenApiAccount account = site.provider.account();
            assertThat(String.join("\n", traffic))
                    .contains("authorizationCode")
                    .doesNotContain(
                            account.instance(), account.apiToken(), PHONE, String.valueOf(account.clientToken()));
            assertThat(String.join("\n", log.lines))
                    .doesNotContain(
                            page.substring(page.lastIndexOf('/') + 1),
                            qr.path("dataUri").asText().substring(30, 90),
                            code.path("code").asText(),
                            code.path("displayCode").asText(),
                            account.apiToken(),
                            PHONE);
        }
    }
}
