/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;

/** The page inside another one, in a real browser: in a frame, and as the web component. */
class EmbeddingInBrowserTest {

    private static final String PHONE = "441234567890";
    private static final Path GUIDE = Path.of("..", "docs", "linking-page.md");

    @RegisterExtension
    static final Chromium BROWSER = new Chromium();

    private final OtherSite other = new OtherSite();
    private Site site;

    @AfterEach
    void close() {
        BROWSER.leave();
        site.close();
        other.close();
    }

    private static String frame(String address) {
        return "<!doctype html><title>Shop</title><iframe src='" + address + "' width=900 height=600></iframe>";
    }

    /** The example of the guide, with the addresses of the test in the place of those in it. */
    private static String guide(String marker, String server, String path) throws IOException {
        Matcher block = Pattern.compile("```html\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(GUIDE));
        return block.results()
                .map(found -> found.group(1))
                .filter(html -> html.contains(marker))
                .map(html -> html.replace("https://links.example.com", server).replaceAll("/link/THE-TICKET", path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The guide shows no page with " + marker));
    }

    @Test
    void aFrameOnANamedSiteLinks() {
        site = Site.with(Provider.GREEN_API, pages -> pages.setEmbeddingOrigins(List.of(other.origin())));
        BROWSER.driver().get(other.showing(frame(site.open())));
        BROWSER.driver().switchTo().frame(0);
        LinkScreen screen = new LinkScreen(BROWSER.driver());

        site.provider.scan(screen.readCode(), PHONE);

        screen.await("accountData");
    }

    @Test
    void aFrameOnAnyOtherSiteStaysEmpty() {
        site = Site.with(Provider.GREEN_API, pages -> pages.setEmbeddingOrigins(List.of("http://localhost:1")));
        BROWSER.driver().get(other.showing(frame(site.open())));
        BROWSER.driver().switchTo().frame(0);

        assertThat(BROWSER.driver().findElements(By.tagName("greenapi-link"))).isEmpty();
        assertThat(site.provider.calls()).isZero();
    }

    @Test
    void theComponentOfTheGuideLinksOnANamedSite() throws IOException {
        site = Site.with(Provider.GREEN_API, pages -> pages.setEmbeddingOrigins(List.of(other.origin())));
        String path = site.open().substring(site.url().length());
        LinkScreen screen = BROWSER.open(other.showing(guide("<greenapi-link", site.url(), path)));

        site.provider.scan(screen.readCode(), PHONE);

        screen.await("accountData");
        Awaitility.await()
                .until(() ->
                        BROWSER.driver().findElement(By.id("result")).getText().equals("Linked: 44********90"));
    }

    @Test
    void theEmbeddingPageLearnsWhenTheLinkExpires() throws IOException {
        site = Site.with(Provider.GREEN_API, pages -> pages.setEmbeddingOrigins(List.of(other.origin())));
        String path = site.open(Duration.ofMinutes(5)).substring(site.url().length());
        BROWSER.open(other.showing(guide("<greenapi-link", site.url(), path))).readCode();

        site.timer.advance(Duration.ofMinutes(5));

        awaitResult("The link has expired.");
    }

    @Test
    void theEmbeddingPageLearnsWhyItFailed() throws IOException {
        site = Site.with(Provider.GREEN_API, pages -> pages.setEmbeddingOrigins(List.of(other.origin())));
        site.provider.forbid();
        String path = site.open().substring(site.url().length());

        BROWSER.open(other.showing(guide("<greenapi-link", site.url(), path)));

        awaitResult("Not linked: operatorNeeded");
    }

    private static void awaitResult(String text) {
        Awaitility.await(text)
                .until(() ->
                        BROWSER.driver().findElement(By.id("result")).getText().equals(text));
    }

    @Test
    void theComponentOnAnyOtherSiteShowsNothing() throws IOException {
        site = Site.with(Provider.GREEN_API);
        String path = site.open().substring(site.url().length());
        LinkScreen screen = BROWSER.open(other.showing(guide("<greenapi-link", site.url(), path)));

        screen.awaitText("Connection lost");

        assertThat(screen.codeOnScreen()).isEmpty();
        assertThat(site.provider.calls()).isZero();
    }

    @Test
    void theFrameOfTheGuideLinks() throws IOException {
        site = Site.with(Provider.GREEN_API, pages -> pages.setEmbeddingOrigins(List.of(other.origin())));
        String path = site.open().substring(site.url().length());
        BROWSER.driver().get(other.showing(guide("<iframe", site.url(), path)));
        BROWSER.driver().switchTo().frame(0);

        assertThat(new LinkScreen(BROWSER.driver()).readCode()).isNotEmpty();
    }
}
