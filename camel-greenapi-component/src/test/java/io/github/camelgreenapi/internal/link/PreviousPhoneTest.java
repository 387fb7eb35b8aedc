/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.event.WrongAccount;
import io.github.camelgreenapi.internal.memory.AccountMemory;
import io.github.camelgreenapi.internal.memory.VolatileMemory;
import io.github.camelgreenapi.option.Repeat;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Whether it was the same phone that was linked again. */
class PreviousPhoneTest {

    private static final String OTHER = "{\"type\":\"accountData\",\"wid\":\"79001234567@c.us\"}";

    private final LinkingFixture fixture = LinkingFixture.socket();

    PreviousPhoneTest() {
        fixture.expectsPrevious = true;
        fixture.repeat = Repeat.ALWAYS;
    }

    private void loggedOut() {
        fixture.watches.remove(0).run();
        fixture.pass(2);
    }

    @Test
    void anyNumberMayBeTheFirst() {
        fixture.started().socketNow().sends(OTHER);

        assertThat(fixture.route.types()).containsExactly("accountData");
    }

    @Test
    void theSameNumberMayBeLinkedAgain() {
        fixture.started().socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        loggedOut();
        fixture.socketNow().sends(LinkingFixture.ACCOUNT_DATA);

        assertThat(fixture.route.types()).containsExactly("accountData", "accountData");
    }

    @Test
    void anotherNumberIsWrongAndIsNotRemembered() {
        fixture.started().socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        loggedOut();
        fixture.socketNow().sends(OTHER);

        assertThat(fixture.route.types()).containsExactly("accountData", "wrongAccount", "stopped");
        WrongAccount wrong = fixture.route.all(WrongAccount.class).get(0);
        assertThat(wrong.expected()).isEqualTo("44********90");
        assertThat(wrong.actual()).isEqualTo("79*******67");

        fixture.stop();
        fixture.started().pass(2);
        fixture.socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        assertThat(fixture.route.types()).last().isEqualTo("accountData");
    }

    @Test
    void aNumberThatWasLinkedBeforeTheStartIsRemembered() {
        fixture.started().socketNow().sends(LinkingFixture.ALREADY);
        assertThat(fixture.route.types()).containsExactly("alreadyLogged");

        loggedOut();
        fixture.socketNow().sends(OTHER);
        assertThat(fixture.route.types()).containsExactly("alreadyLogged", "wrongAccount", "stopped");
    }

    @Test
    void aWrongNumberIsLoggedOutWhenThatIsWanted() {
        fixture.logoutWrongAccount = true;
        fixture.http.answer("logout", "{\"isLogout\":true}");
        fixture.started().socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        loggedOut();
        fixture.socketNow().sends(OTHER);

        assertThat(fixture.http.count("logout")).isOne();
        assertThat(fixture.route.all(WrongAccount.class).get(0).loggedOut()).isTrue();
    }

    @Test
    void theNumberIsRememberedForOtherProcessesToo() {
        VolatileMemory table = new VolatileMemory();
        fixture.memory = new LinkMemory().keptIn(table);
        fixture.started().socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        fixture.stop();
        fixture.memory = new LinkMemory().keptIn(table);
        Linking second = fixture.anotherLinking();
        second.start();
        fixture.pass(2);
        fixture.socketNow().sends(OTHER);

        assertThat(fixture.route.types()).containsExactly("accountData", "wrongAccount", "stopped");
    }

    @Test
    void anotherTokenMakesTheNextNumberTheFirst() {
        fixture.started().socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        fixture.stop();
        GreenApiAccount account = fixture.account;
        fixture.account = new GreenApiAccount(
                account.provider(), account.instance(), account.apiUrl(), "an0ther", null, account.metadata());
        fixture.anotherLinking().start();
        fixture.pass(2);
        fixture.socketNow().sends(OTHER);

        assertThat(fixture.route.types()).containsExactly("accountData", "accountData");
    }

    @Test
    void noCodeIsShownBeforeTheMemoryHasAnswered() {
        FailingMemory memory = new FailingMemory();
        fixture.memory = new LinkMemory().keptIn(memory);
        fixture.started();
        fixture.pass(5);
        assertThat(fixture.sockets.opened).isEmpty();

        memory.fails = false;
        fixture.pass(60);
        assertThat(fixture.sockets.opened).hasSize(1);
    }

    @Test
    void stoppingWhileTheMemoryIsAwayLeavesNothing() {
        fixture.memory = new LinkMemory().keptIn(new FailingMemory());
        fixture.started();
        fixture.stop();

        assertThat(fixture.isAtRest()).isTrue();
    }

    /** Fails until it is mended. */
    private static final class FailingMemory implements AccountMemory {

        private boolean fails = true;

        @Override
        public CompletableFuture<String> read(GreenApiAccount account, String topic) {
            return fails
                    ? CompletableFuture.failedFuture(new IllegalStateException("The memory fails"))
                    : CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> write(GreenApiAccount account, String topic, String text) {
            return CompletableFuture.completedFuture(null);
        }
    }
}
