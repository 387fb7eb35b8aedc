/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** As many links as may be open at a time, and more. */
class ManyTicketsTest {

    private static final int MOST = 10;
    private static final Duration WEEK = Duration.ofDays(7);

    private final ManualTimer timer = ManualTimer.standing();
    private final Tickets tickets = new Tickets(timer, MOST);

    private String issue(String instance) {
        return tickets.issue(new LinkPage(instance, null, null, new FakeAccount(timer), timer), WEEK);
    }

    @Test
    void linksThatAreReplacedOftenLeaveNothingBehind() {
        String first = issue("1");

        for (int i = 0; i < 100; i++) {
            issue("1");
        }

        assertThat(tickets.find(first)).isEmpty();
        assertThat(tickets.all()).hasSizeLessThanOrEqualTo(MOST + 1);
        assertThat(timer.waiting()).isLessThanOrEqualTo(2 * (MOST + 1));
    }

    @Test
    void noMoreLinksAreOpenThanMayBe() {
        for (int i = 0; i < MOST; i++) {
            issue("instance " + i);
        }

        assertThatThrownBy(() -> issue("another")).hasMessageContaining("maxPages");
        tickets.withdraw("instance 3");
        assertThat(tickets.find(issue("another"))).isPresent();
    }
}
