/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.event.WrongAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the right account was linked. */
class ExpectedPhoneTest {

    private static final String OTHER = "79001234567";

    private final LinkingFixture fixture = LinkingFixture.socket();

    @Test
    void theExpectedPhoneIsALink() {
        fixture.expectedPhone = LinkingFixture.PHONE;
        fixture.started().socketNow().sends(LinkingFixture.ACCOUNT_DATA);

        assertThat(fixture.route.types()).containsExactly("accountData");
    }

    @Test
    void anotherPhoneIsWrongAndEndsTheLinking() {
        fixture.expectedPhone = OTHER;
        fixture.started().socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        fixture.pass(600);

        assertThat(fixture.route.types()).containsExactly("wrongAccount", "stopped");
        WrongAccount wrong = fixture.route.all(WrongAccount.class).get(0);
        assertThat(wrong.expected()).isEqualTo("79*******67");
        assertThat(wrong.actual()).isEqualTo("44********90");
        assertThat(wrong.loggedOut()).isFalse();
        assertThat(fixture.sockets.opened).hasSize(1);
        assertThat(fixture.isAtRest()).isTrue();
    }

    @Test
    void anotherPhoneThatIsLinkedAlreadyIsWrongToo() {
        fixture.expectedPhone = OTHER;
        fixture.started().socketNow().sends(LinkingFixture.ALREADY);

        assertThat(fixture.route.types()).containsExactly("wrongAccount", "stopped");
    }

    @Test
    void theExpectedPhoneThatIsLinkedAlreadyIsAlreadyLogged() {
        fixture.expectedPhone = LinkingFixture.PHONE;
        fixture.started().socketNow().sends(LinkingFixture.ALREADY);

        assertThat(fixture.route.types()).containsExactly("alreadyLogged");
    }

    @Test
    void anUnreportedPhoneIsNotTheExpectedOne() {
        fixture.expectedPhone = LinkingFixture.PHONE;
        fixture.logoutWrongAccount = true;
        fixture.phoneIs("");
        fixture.started().socketNow().sends("{\"type\":\"accountData\"}");
        fixture.pass(302);

        assertThat(fixture.route.types()).containsExactly("wrongAccount", "stopped");
        WrongAccount wrong = fixture.route.all(WrongAccount.class).get(0);
        assertThat(wrong.actual()).isNull();
        assertThat(wrong.loggedOut()).isFalse();
    }

    @Test
    void theExpectedPhoneIsWaitedForWhileTheAccountSynchronises() {
        fixture.expectedPhone = LinkingFixture.PHONE;
        fixture.phoneIs("");
        fixture.started().socketNow().sends(LinkingFixture.code(1));
        fixture.socketNow().sends(LinkingFixture.ALREADY);
        fixture.pass(240);
        assertThat(fixture.route.types()).containsExactly("qrCode");

        fixture.phoneIs(LinkingFixture.PHONE);
        fixture.pass(3);
        assertThat(fixture.route.types()).containsExactly("qrCode", "accountData");
    }

    @ParameterizedTest
    @CsvSource({"5511987654321, 551187654321", "551187654321, 5511987654321"})
    void aBrazilianNumberIsTheSameWithAndWithoutItsNinthDigit(String expected, String actual) {
        fixture.expectedPhone = expected;
        fixture.started().socketNow().sends("{\"type\":\"accountData\",\"wid\":\"" + actual + "@c.us\"}");

        assertThat(fixture.route.types()).containsExactly("accountData");
    }

    @Test
    void aWrongAccountIsLoggedOutWhenThatIsWanted() {
        fixture.expectedPhone = OTHER;
        fixture.logoutWrongAccount = true;
        fixture.http.answer("logout", "{\"isLogout\":true}");
        fixture.started().socketNow().sends(LinkingFixture.ACCOUNT_DATA);

        assertThat(fixture.http.count("logout")).isOne();
        assertThat(fixture.route.all(WrongAccount.class).get(0).loggedOut()).isTrue();
        assertThat(fixture.route.types()).containsExactly("wrongAccount", "stopped");
    }

    @Test
    void aWrongAccountThatStaysLinkedSaysSo() {
        fixture.expectedPhone = OTHER;
        fixture.logoutWrongAccount = true;
        fixture.http.answer("logout", 500, "");
        fixture.started().socketNow().sends(LinkingFixture.ALREADY);

        assertThat(fixture.http.count("logout")).isOne();
        assertThat(fixture.route.all(WrongAccount.class).get(0).loggedOut()).isFalse();
    }

    @Test
    void theRightAccountIsNeverLoggedOut() {
        fixture.expectedPhone = LinkingFixture.PHONE;
        fixture.logoutWrongAccount = true;
        fixture.http.answer("logout", "{\"isLogout\":true}");
        fixture.started().socketNow().sends(LinkingFixture.ALREADY);

        assertThat(fixture.http.count("logout")).isZero();
    }

    @Test
    void aLinkFoundBySettlingIsCheckedToo() {
        fixture.expectedPhone = OTHER;
        fixture.stateIs("authorized");
        fixture.started().socketNow().sends(LinkingFixture.code(1));
        fixture.socketNow().closes();

        assertThat(fixture.route.types()).containsExactly("qrCode", "wrongAccount", "stopped");
    }

    @Test
    void stoppingDuringTheLogoutLeavesNothing() {
        fixture.expectedPhone = OTHER;
        fixture.logoutWrongAccount = true;
        fixture.http.stall("logout");
        fixture.started().socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        fixture.stop();

        assertThat(fixture.route.types()).isEmpty();
        assertThat(fixture.isAtRest()).isTrue();
    }
}
