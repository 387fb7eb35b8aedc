/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.Provider;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WindowType;

/** What a page shows besides the straight way, and to whom it shows anything, in a real browser. */
class StatesInBrowserTest {

    private static final String PHONE = "441234567890";

    @RegisterExtension
    static final Chromium BROWSER = new Chromium();

    private Site site;

    @BeforeEach
    void start() {
        site = Site.with(Provider.GREEN_API);
    }

    @AfterEach
    void close() {
        BROWSER.leave();
        site.close();
    }

    private LinkScreen open() {
        return BROWSER.open(site.open());
    }

    private void assertEnded(String name, String title) {
        LinkScreen screen = new LinkScreen(BROWSER.driver()).await("ended");
        assertThat(screen.title()).isEqualTo(title);
        assertThat(screen.codeOnScreen()).isEmpty();
        BROWSER.look(name);
    }

    @Test
    void aCodeIsAwaited() {
        site.provider.saysNothing();

        LinkScreen screen = open().await("waiting");

        assertThat(screen.text()).contains("This takes a few seconds.");
        BROWSER.look("waiting");
    }

    @Test
    void aCodeIsTakenAwayWhenItExpires() {
        String address = site.open();
        // The next code is far; this one has a moment left by the
        // time of the server, whatever the browser's clock says.
        site.timer.advance(Duration.ofMillis(18_000));

        LinkScreen screen = BROWSER.open(address).await("qr");
        assertThat(screen.secondsLeft()).isLessThanOrEqualTo(3);

        screen.awaitText("The next code is on its way");
        assertThat(screen.codeOnScreen()).isEmpty();
        assertThat(BROWSER.driver().getPageSource()).doesNotContain("data:image/png");
        assertThat(screen.has("img")).isFalse();
        BROWSER.look("qr-expired");
    }

    @Test
    void theCodeIsTakenAwayWhenItIsUsed() {
        LinkScreen screen = open();
        String code = screen.readCode();
        site.provider.synchroniseFor(Duration.ofSeconds(30));

        site.provider.scan(code, PHONE);
        site.timer.advance(Duration.ofSeconds(3));

        screen.await("synchronising");
        assertThat(screen.codeOnScreen()).isEmpty();
        BROWSER.look("synchronising");
        site.provider.pass(Duration.ofSeconds(30));
        screen.await("accountData");
    }

    @Test
    void anAccountThatWasLinkedBeforeIsTold() {
        site.provider.link(PHONE);

        LinkScreen screen = open().await("alreadyLogged");

        assertThat(screen.text()).contains("44********90 has been linked before");
        BROWSER.look("already-linked");
    }

    @Test
    void aConnectionThatIsLostIsToldAndComesBack() {
        LinkScreen screen = open();
        screen.readCode();

        BROWSER.online(false);
        site.timer.advance(Duration.ofSeconds(25));
        screen.awaitText("Connection lost");
        BROWSER.look("connection-lost");

        BROWSER.online(true);
        Awaitility.await().until(() -> !screen.text().contains("Connection lost"));
        site.provider.scan(screen.readCode(), PHONE);
        screen.await("accountData");
    }

    @Test
    void aPageThatNobodyLooksAtStops() {
        LinkScreen screen = open();
        screen.readCode();
        BROWSER.online(false);
        site.timer.advance(Duration.ofSeconds(25));
        screen.awaitText("Connection lost");
        site.timer.advance(Duration.ofSeconds(64));

        BROWSER.online(true);

        screen.awaitText("Are you still there?");
        BROWSER.look("away");
        screen.press("Try again");
        screen.await("waiting");
    }

    @Test
    void whatOnlyTheOperatorCanPutRightIsSaid() {
        site.provider.forbid();

        LinkScreen screen = open().await("error").awaitText("Try again");

        assertThat(screen.title()).isEqualTo("This account cannot be linked now");
        BROWSER.look("operator-needed");
    }

    @Test
    void anAccountThatIsLinkedElsewhereIsBusy() throws Exception {
        site.linkElsewhere();

        LinkScreen screen = open().await("error");

        assertThat(screen.title()).isEqualTo("This account is being linked elsewhere");
        BROWSER.look("busy");
    }

    @Test
    void aLinkExpiresOnTheScreen() {
        String address = site.open(Duration.ofMinutes(5));
        LinkScreen screen = BROWSER.open(address);
        screen.readCode();

        site.timer.advance(Duration.ofMinutes(5));

        assertEnded("expired", "This link has expired");
        BROWSER.open(address);
        assertEnded("expired", "This link has expired");
    }

    @Test
    void aLinkWorksOnce() {
        String address = site.open();
        LinkScreen screen = BROWSER.open(address);
        site.provider.scan(screen.readCode(), PHONE);
        screen.await("accountData");

        BROWSER.open(address);

        assertEnded("used", "This link has been used");
    }

    @Test
    void aGuessedLinkOpensNothing() {
        BROWSER.open(site.url() + "/link/" + "A".repeat(43));

        assertEnded("unknown", "This link is not known");
    }

    @Test
    void aNewerLinkTakesOver() {
        String former = site.open();
        site.open();

        BROWSER.open(former);

        assertEnded("replaced", "There is a newer link");
    }

    @Test
    void aLinkIsWithdrawnOnTheScreen() {
        open().readCode();

        site.pages.withdraw(site.provider.instance());

        assertEnded("withdrawn", "This link works no longer");
    }

    @Test
    void theSecondBrowserIsKeptOut() {
        String address = site.open();
        Chromium first = Chromium.another();
        try {
            LinkScreen screen = first.open(address);
            screen.readCode();

            BROWSER.open(address);

            assertEnded("other-browser", "This link is open in another browser");
            site.provider.scan(screen.readCode(), PHONE);
            screen.await("accountData");
        } finally {
            first.close();
        }
    }

    @Test
    void aSecondTabOfTheSameBrowserShowsTheSame() {
        String address = site.open();
        String code = BROWSER.open(address).readCode();
        BROWSER.driver().switchTo().newWindow(WindowType.TAB);

        assertThat(BROWSER.open(address).readCode()).isEqualTo(code);
    }

    @Test
    void aKeyboardIsEnough() {
        LinkScreen screen = open();
        screen.readCode();

        BROWSER.tab();
        assertThat(screen.focused()).isEqualTo("Use a code instead");
        BROWSER.keys(Keys.ENTER);
        screen.await("phone");
        assertThat(screen.focused()).isEqualTo("phone");
        BROWSER.keys("12", Keys.ENTER);
        screen.awaitText("Write the number with its country code");
        assertThat(screen.find("#phone").getDomAttribute("aria-invalid")).isEqualTo("true");
        BROWSER.look("phone-invalid");
        BROWSER.keys(Keys.BACK_SPACE, Keys.BACK_SPACE, PHONE, Keys.ENTER);
        screen.await("code");
        assertThat(screen.focused()).isEqualTo("Type this code on your phone");
        BROWSER.tab();
        assertThat(screen.focused()).isEqualTo("Copy the code");
        BROWSER.keys(Keys.ENTER);
        screen.awaitText("Copied");
        BROWSER.tab();
        BROWSER.tab();
        assertThat(screen.focused()).isEqualTo("Scan a QR code instead");
        BROWSER.keys(Keys.ENTER);
        screen.readCode();
        BROWSER.tab();
        BROWSER.tab();
        assertThat(screen.focused()).isEqualTo("The code does not scan");
    }

    @Test
    void aRefusedCodeIsExplained() {
        LinkScreen screen = open();
        screen.readCode();
        site.provider.refuseCodes();
        screen.press("Use a code instead");
        screen.find("#phone").sendKeys(PHONE);

        screen.press("Get a code");

        screen.awaitText("WhatsApp gave no code");
        assertThat(screen.find("#phone").getDomProperty("value")).isEqualTo(PHONE);
        BROWSER.look("phone-refused");
        screen.press("Get a code");
        screen.awaitText("That was too often. Try again in ");
    }

    @Test
    void aTypedCodeThatExpiresIsTakenAway() {
        LinkScreen screen = open();
        screen.readCode();
        screen.press("Use a code instead");
        screen.find("#phone").sendKeys(PHONE);
        screen.press("Get a code");
        screen.await("code");

        site.pass(Duration.ofSeconds(150));

        screen.awaitText("The code has expired. Get another one.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "pt-BR", "es-MX", "ru", "de-AT"})
    void thePageSpeaksTheBrowsersLanguage(String tag) {
        BROWSER.language(tag);
        String language = tag.substring(0, 2);

        LinkScreen screen = open().await("qr");

        assertThat(screen.title()).isEqualTo(Strings.in(language).get("qr.title"));
        assertThat(BROWSER.driver().getTitle()).isEqualTo(Strings.in(language).get("page"));
        assertThat(BROWSER.driver().executeScript("return document.documentElement.lang"))
                .isEqualTo(language);
        BROWSER.picture("qr-" + language);
    }

    @Test
    void aLanguageThatIsNotThereIsEnglish() {
        BROWSER.language(Locale.JAPANESE.getLanguage());

        assertThat(open().await("qr").title()).isEqualTo("Scan the code with WhatsApp");
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 480})
    void nothingIsCutOffOnANarrowScreen(int width) {
        BROWSER.width(width);
        LinkScreen screen = open();
        assertThat(screen.readCode()).isNotEmpty();

        for (String view : List.of("qr", "phone")) {
            assertThat((Long) BROWSER.driver().executeScript("return document.documentElement.scrollWidth"))
                    .as(view)
                    .isLessThanOrEqualTo(width);
            if (view.equals("qr")) {
                screen.press("Use a code instead");
                screen.await("phone");
            }
        }
    }

    @Test
    void lettersOfTwiceTheSizeFit() {
        BROWSER.width(640);
        LinkScreen screen = open().await("qr");
        BROWSER.driver().executeScript("document.documentElement.style.fontSize = '200%'");

        assertThat(screen.readCode()).isNotEmpty();
        assertThat((Long) BROWSER.driver().executeScript("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(640);
    }

    @Test
    void nothingTurnsForThoseWhoDoNotWantIt() {
        BROWSER.media("prefers-reduced-motion", "reduce");
        site.provider.saysNothing();

        LinkScreen screen = open().await("waiting");

        assertThat(screen.find(".spinner").getCssValue("animation-name")).isEqualTo("none");
    }
}
