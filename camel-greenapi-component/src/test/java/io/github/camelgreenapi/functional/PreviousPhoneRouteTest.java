/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.event.WrongAccount;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A route that links the same number again only, and knows when it links again. */
class PreviousPhoneRouteTest {

    private static final String OTHER = "79001234567";

    private final SharedTable table = new SharedTable();
    private RouteFixture linkings;

    @AfterEach
    void stop() {
        linkings.close();
    }

    /** Whether the session of each event follows a link, by the event's type. */
    private Map<String, Boolean> relinks(String session) {
        return linkings.events.exchanges().stream()
                .map(Exchange::getMessage)
                .filter(message -> session.equals(message.getHeader(GreenApiConstants.SESSION)))
                .collect(Collectors.toMap(
                        message -> message.getBody(LinkEvent.class).type(),
                        message -> Boolean.TRUE.equals(message.getHeader(GreenApiConstants.RELINK)),
                        Boolean::logicalAnd));
    }

    @ParameterizedTest
    @EnumSource(names = {"GREEN_API_BY_SOCKET", "Z_API_BY_POLLING"})
    void anotherNumberThanThePreviousOneIsWrong(LinkVariant way) throws Exception {
        linkings = new RouteFixture(way);
        linkings.context.getRegistry().bind("table", table);
        linkings.startLinking("&expectedPhone=previous&stateRepository=#table");
        linkings.link();
        linkings.stopRoute();
        linkings.account.unlink();

        linkings.startRoute();
        int shown = linkings.events.all(QrCode.class).size();
        linkings.events.await(QrCode.class, shown + 1);
        await().until(() -> {
            linkings.account.scanCurrent(OTHER);
            return !linkings.events.all(WrongAccount.class).isEmpty();
        });

        WrongAccount wrong = linkings.events.all(WrongAccount.class).get(0);
        assertThat(wrong.expected()).isEqualTo("44********90");
        assertThat(relinks(wrong.session())).containsEntry("wrongAccount", true).containsEntry("qrCode", true);
        assertThat(relinks(linkings.events.all().get(0).session())).containsValue(false);
        assertThat(table.rows.toString()).doesNotContain(RouteFixture.PHONE, OTHER, linkings.account.token());
    }
}
