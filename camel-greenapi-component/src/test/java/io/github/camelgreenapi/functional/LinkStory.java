/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static io.github.camelgreenapi.functional.RouteFixture.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.event.AlreadyLinked;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.LinkStopped;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;

/** An account is linked, logged out, and linked again. */
final class LinkStory extends Story {

    private final AtomicInteger links = new AtomicInteger();

    LinkStory(LinkVariant way, SimulatedAccount account) {
        super(way, account);
    }

    @Override
    String operation() {
        return "qr";
    }

    @Override
    String options() {
        return "&sessionTimeout=3s&repeat=always&maxSessions=0&repeatDelay=20ms&maxRepeatDelay=200ms&stateInterval=200ms";
    }

    @Override
    void happened(Exchange exchange) {
        Object event = exchange.getMessage().getBody();
        if (event instanceof QrCode code) {
            account.scan(code.content(), PHONE);
        } else if (isLink(event) && links.incrementAndGet() == 1) {
            account.unlink();
        }
    }

    private static boolean isLink(Object event) {
        return event instanceof Linked || event instanceof AlreadyLinked;
    }

    @Override
    boolean isOver() {
        return links.get() >= 2;
    }

    @Override
    void check() {
        Map<String, List<LinkEvent>> sessions = new LinkedHashMap<>();
        List<String> order = new ArrayList<>();
        for (LinkEvent event : events.all()) {
            if (order.isEmpty() || !order.get(order.size() - 1).equals(event.session())) {
                order.add(event.session());
            }
            sessions.computeIfAbsent(event.session(), session -> new ArrayList<>())
                    .add(event);
        }
        assertThat(order).as("sessions, one after the other").doesNotHaveDuplicates();
        sessions.values().forEach(LinkStory::checkSession);
        assertThat(events.all().stream().filter(LinkStory::isLink)).hasSize(2);
        // Null when the provider could not be asked.
        assertThat(events.all(Linked.class))
                .extracting(Linked::phone)
                .allMatch(phone -> phone == null || phone.equals(PHONE));
        assertThat(events.all(LinkStopped.class)).isEmpty();
        assertThat(events.headers(GreenApiConstants.EVENT_ID)).doesNotHaveDuplicates();
    }

    /** Codes with ascending numbers, some of which may have expired before the route was free, then one outcome. */
    private static void checkSession(List<LinkEvent> session) {
        List<LinkEvent> codes = session.subList(0, session.size() - 1);
        assertThat(codes).hasOnlyElementsOfType(QrCode.class);
        assertThat(codes)
                .extracting(code -> ((QrCode) code).sequence())
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(session.get(session.size() - 1).terminal()).isTrue();
    }
}
