/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.Provider;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person sees while an account is linked, at both providers, in a real browser. */
class PageInBrowserTest {

    private static final String PHONE = "441234567890";

    @RegisterExtension
    static final Chromium BROWSER = new Chromium();

    private Site site;

    @AfterEach
    void close() {
        BROWSER.leave();
        site.close();
    }

    private LinkScreen open(Provider provider) {
        site = Site.with(provider);
        return BROWSER.open(site.open());
    }

    private void look(Provider provider, String name) {
        // Both providers look the same.
        if (provider == Provider.GREEN_API) {
            BROWSER.look(name);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theCodeOnTheScreenLinks(Provider provider) {
        LinkScreen screen = open(provider);
        String text = screen.readCode();
        assertThat(screen.secondsLeft()).isBetween(14, 20);
        assertThat(screen.said()).contains("A QR code is shown");
        look(provider, "qr");

        assertThat(site.provider.scan(text, PHONE)).isTrue();

        screen.await("accountData");
        assertThat(screen.text()).contains("44********90");
        assertThat(screen.said()).contains("44********90");
        look(provider, "linked");
    }

    @ParameterizedTest
    @EnumSource
    void aCodeThatRotatesIsReplacedOnTheScreen(Provider provider) {
        LinkScreen screen = open(provider);
        String first = screen.readCode();

        site.provider.pass(Duration.ofSeconds(20));

        String second = Awaitility.await().until(screen::readCode, text -> !text.equals(first));
        assertThat(site.provider.scan(first, PHONE)).isFalse();
        assertThat(site.provider.scan(second, PHONE)).isTrue();
        screen.await("accountData");
    }

    @ParameterizedTest
    @EnumSource
    void aCodeTypedOnThePhoneLinks(Provider provider) {
        LinkScreen screen = open(provider);
        screen.readCode();
        screen.press("Use a code instead");
        screen.await("phone");
        look(provider, "phone");

        screen.find("#phone").sendKeys("+44 1234-567 890");
        screen.press("Get a code");

        screen.await("code");
        look(provider, "phone-code");
        String code = screen.find(".code").getText();
        assertThat(code).matches("[A-Z0-9]{4,5}-[A-Z0-9]{4,5}");
        assertThat(screen.said()).isEqualTo("Your code is " + String.join(" ", code.split("")) + ".");
        assertThat(screen.find(".seconds").getText()).matches("2:[0-3]\\d");
        assertThat(site.provider.type(code.replace("-", ""))).isTrue();
        screen.await("accountData");
    }

    @ParameterizedTest
    @EnumSource
    void anotherNumberIsShownAndTriedAgain(Provider provider) {
        site = Site.with(provider, pages -> pages.setLogoutWrongAccount(true));
        LinkScreen screen = BROWSER.open(site.openFor("5511999990000"));

        site.provider.scan(screen.readCode(), PHONE);

        screen.await("wrongAccount").awaitText("Try again");
        assertThat(screen.text()).contains("44********90 was linked, but this link is for 55*********00");
        look(provider, "wrong-number");
        screen.press("Try again");
        site.provider.scan(screen.readCode(), "5511999990000");
        screen.await("accountData");
    }

    @ParameterizedTest
    @EnumSource
    void aPasskeyIsExplained(Provider provider) {
        site = Site.with(provider, pages -> pages.setPasskeyHelp("https://help.example.com/passkey"));
        site.provider.demandPasskey();
        LinkScreen screen = BROWSER.open(site.open());

        screen.await("passkeyRequired").awaitText("Try again");

        assertThat(screen.find("a").getDomAttribute("href")).isEqualTo("https://help.example.com/passkey");
        assertThat(screen.find("a").getDomAttribute("rel")).contains("noopener");
        look(provider, "passkey");
    }

    @ParameterizedTest
    @EnumSource
    void theDeviceRemovedOnThePhoneIsShown(Provider provider) {
        LinkScreen screen = open(provider);
        site.provider.scan(screen.readCode(), PHONE);
        screen.await("accountData");

        site.provider.removeDevice();

        Awaitility.await().until(() -> {
            site.timer.advance(Duration.ofSeconds(5));
            return screen.title().equals("No longer linked");
        });
        look(provider, "logged-out");
    }

    @Test
    void aProviderThatIsAwayIsTriedAgainByHand() {
        site = Site.with(Provider.GREEN_API);
        site.provider.goAway();
        LinkScreen screen = BROWSER.open(site.open());
        screen.await("error").awaitText("Try again");
        BROWSER.look("provider-away");

        site.provider.comeBack();
        screen.press("Try again");

        screen.readCode();
    }

    @Test
    void nobodyScansAndThenSomebodyDoes() {
        LinkScreen screen = open(Provider.GREEN_API);
        for (int session = 0; session < Site.SESSIONS; session++) {
            screen.readCode();
            site.provider.pass(Duration.ofSeconds(100));
        }
        screen.await("stopped");
        assertThat(screen.title()).isEqualTo("Nobody scanned the code");
        BROWSER.look("timed-out");

        screen.press("Try again");
        site.provider.scan(screen.readCode(), PHONE);

        screen.await("accountData");
    }
}
