/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.internal.memory.VolatileMemory;
import io.github.camelgreenapi.option.Repeat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which sessions follow a link of the same account. */
class RelinkTest {

    private final LinkingFixture fixture = LinkingFixture.socket();

    private List<Boolean> relinks(LinkMemory memory) {
        return fixture.route.events.stream()
                .map(event -> memory.isRelink(fixture.account, event))
                .toList();
    }

    private LinkEvent last() {
        return fixture.route.last();
    }

    @Test
    void theSessionAfterALogoutFollowsALink() {
        fixture.repeat = Repeat.ALWAYS;
        fixture.started().socketNow().sends(LinkingFixture.code(1));
        fixture.socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        fixture.watches.remove(0).run();
        fixture.pass(2);
        fixture.socketNow().sends(LinkingFixture.code(2));
        fixture.socketNow().sends(LinkingFixture.ACCOUNT_DATA);

        assertThat(relinks(fixture.memory)).containsExactly(false, false, true, true);
    }

    @Test
    void aSessionAfterATimeoutFollowsNone() {
        fixture.started().socketNow().sends(LinkingFixture.TIMEOUT);
        fixture.pass(10);
        fixture.socketNow().sends(LinkingFixture.ACCOUNT_DATA);

        assertThat(relinks(fixture.memory)).containsExactly(false, false);
    }

    @Test
    void aRestartedRouteKnowsTheLinkToo() {
        fixture.started().socketNow().sends(LinkingFixture.ALREADY);
        fixture.stop();
        fixture.started().pass(2);
        fixture.socketNow().sends(LinkingFixture.code(1));

        assertThat(fixture.memory.isRelink(fixture.account, last())).isTrue();
    }

    @Test
    void aRemovedAccountIsForgotten() {
        fixture.started().socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        fixture.stop();
        fixture.memory.forget(fixture.account);
        fixture.started().pass(2);
        fixture.socketNow().sends(LinkingFixture.code(1));

        assertThat(fixture.memory.isRelink(fixture.account, last())).isFalse();
    }

    @Test
    void aRememberedNumberIsALinkOfAnotherProcess() {
        fixture.expectsPrevious = true;
        VolatileMemory table = new VolatileMemory();
        fixture.memory = new LinkMemory().keptIn(table);
        fixture.started().socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        fixture.stop();
        fixture.memory = new LinkMemory().keptIn(table);
        fixture.anotherLinking().start();
        fixture.pass(2);
        fixture.socketNow().sends(LinkingFixture.code(1));

        assertThat(fixture.memory.isRelink(fixture.account, last())).isTrue();
    }
}
