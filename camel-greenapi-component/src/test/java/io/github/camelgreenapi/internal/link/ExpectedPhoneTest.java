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

    private final LinkingFixture bench = LinkingFixture.socket();

    @Test
    void theExpectedPhoneIsALink() {
        bench.expectedPhone = LinkingFixture.PHONE;
        bench.started().socketNow().sends(LinkingFixture.ACCOUNT_DATA);

        assertThat(bench.route.types()).containsExactly("accountData");
    }

    @Test
    void anotherPhoneIsWrongAndEndsTheLinking() {
        bench.expectedPhone = OTHER;
        bench.started().socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        bench.pass(600);

        assertThat(bench.route.types()).containsExactly("wrongAccount", "stopped");
        WrongAccount wrong = bench.route.all(WrongAccount.class).get(0);
        assertThat(wrong.expected()).isEqualTo("79*******67");
        assertThat(wrong.actual()).isEqualTo("44********90");
        assertThat(wrong.loggedOut()).isFalse();
        assertThat(bench.sockets.opened).hasSize(1);
        assertThat(bench.isAtRest()).isTrue();
    }

    @Test
    void anotherPhoneThatIsLinkedAlreadyIsWrongToo() {
        bench.expectedPhone = OTHER;
        bench.started().socketNow().sends(LinkingFixture.ALREADY);

        assertThat(bench.route.types()).containsExactly("wrongAccount", "stopped");
    }

    @Test
    void theExpectedPhoneThatIsLinkedAlreadyIsAlreadyLogged() {
        bench.expectedPhone = LinkingFixture.PHONE;
        bench.started().socketNow().sends(LinkingFixture.ALREADY);

        assertThat(bench.route.types()).containsExactly("alreadyLogged");
    }

    @Test
    void aPhoneThatNobodyTellsIsNotTheExpectedOne() {
        bench.expectedPhone = LinkingFixture.PHONE;
        bench.logoutWrongAccount = true;
        bench.phoneIs("");
        bench.started().socketNow().sends("{\"type\":\"accountData\"}");
        bench.pass(302);

        assertThat(bench.route.types()).containsExactly("wrongAccount", "stopped");
        WrongAccount wrong = bench.route.all(WrongAccount.class).get(0);
        assertThat(wrong.actual()).isNull();
        assertThat(wrong.loggedOut()).isFalse();
    }

    @Test
    void theExpectedPhoneIsWaitedForWhileTheAccountSynchronises() {
        bench.expectedPhone = LinkingFixture.PHONE;
        bench.phoneIs("");
        bench.started().socketNow().sends(LinkingFixture.code(1));
        bench.socketNow().sends(LinkingFixture.ALREADY);
        bench.pass(240);
        assertThat(bench.route.types()).containsExactly("qrCode");

        bench.phoneIs(LinkingFixture.PHONE);
        bench.pass(3);
        assertThat(bench.route.types()).containsExactly("qrCode", "accountData");
    }

    @ParameterizedTest
    @CsvSource({"5511987654321, 551187654321", "551187654321, 5511987654321"})
    void aBrazilianNumberIsTheSameWithAndWithoutItsNinthDigit(String expected, String actual) {
        bench.expectedPhone = expected;
        bench.started().socketNow().sends("{\"type\":\"accountData\",\"wid\":\"" + actual + "@c.us\"}");

        assertThat(bench.route.types()).containsExactly("accountData");
    }

    @Test
    void aWrongAccountIsLoggedOutWhenThatIsWanted() {
        bench.expectedPhone = OTHER;
        bench.logoutWrongAccount = true;
        bench.http.answer("logout", "{\"isLogout\":true}");
        bench.started().socketNow().sends(LinkingFixture.ACCOUNT_DATA);

        assertThat(bench.http.count("logout")).isOne();
        assertThat(bench.route.all(WrongAccount.class).get(0).loggedOut()).isTrue();
        assertThat(bench.route.types()).containsExactly("wrongAccount", "stopped");
    }

    @Test
    void aWrongAccountThatCannotBeLoggedOutIsToldSo() {
        bench.expectedPhone = OTHER;
        bench.logoutWrongAccount = true;
        bench.http.answer("logout", 500, "");
        bench.started().socketNow().sends(LinkingFixture.ALREADY);

        assertThat(bench.http.count("logout")).isOne();
        assertThat(bench.route.all(WrongAccount.class).get(0).loggedOut()).isFalse();
    }

    @Test
    void theRightAccountIsNeverLoggedOut() {
        bench.expectedPhone = LinkingFixture.PHONE;
        bench.logoutWrongAccount = true;
        bench.http.answer("logout", "{\"isLogout\":true}");
        bench.started().socketNow().sends(LinkingFixture.ALREADY);

        assertThat(bench.http.count("logout")).isZero();
    }

    @Test
    void aLinkFoundBySettlingIsCheckedToo() {
        bench.expectedPhone = OTHER;
        bench.stateIs("authorized");
        bench.started().socketNow().sends(LinkingFixture.code(1));
        bench.socketNow().closes();

        assertThat(bench.route.types()).containsExactly("qrCode", "wrongAccount", "stopped");
    }

    @Test
    void stoppingDuringTheLogoutLeavesNothing() {
        bench.expectedPhone = OTHER;
        bench.logoutWrongAccount = true;
        bench.http.stall("logout");
        bench.started().socketNow().sends(LinkingFixture.ACCOUNT_DATA);
        bench.stop();

        assertThat(bench.route.types()).isEmpty();
        assertThat(bench.isAtRest()).isTrue();
    }
}
