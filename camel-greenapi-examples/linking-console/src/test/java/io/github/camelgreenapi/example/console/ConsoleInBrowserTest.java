/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The story that the README tells, in a real browser: a link for a tenant, a scan, and an unlink. */
class ConsoleInBrowserTest {

    private static final Path PICTURE = Path.of("..", "..", "docs", "images", "linking-console.png");
    // The driver's own log, which says nothing that a test would not.
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private LinkingConsole console;
    private ChromeDriver browser;

    @BeforeEach
    void start() {
        Optional<File> chromium = program("chromium", "google-chrome");
        Optional<File> chromedriver = program("chromedriver");
        assumeTrue(
                chromium.isPresent() && chromedriver.isPresent(),
                "The console is tested in Chromium, and it is not installed: apt-get install chromium chromium-driver");
        SELENIUM.setLevel(Level.SEVERE);
        console = new LinkingConsole(Settings.of(List.of("--port=0"), Map.of()), List.of());
        console.start();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.orElseThrow());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--window-size=1180,1500");
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(chromedriver.orElseThrow())
                        .withSilent(true)
                        .build(),
                options);
    }

    private static Optional<File> program(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> new File(folder, name)))
                .filter(File::canExecute)
                .findFirst();
    }

    @AfterEach
    void stop() {
        if (browser != null) {
            browser.quit();
        }
        if (console != null) {
            console.close();
        }
    }

    private WebElement find(String selector) {
        return browser.findElement(By.cssSelector(selector));
    }

    private void press(String selector) {
        Awaitility.await(selector).ignoreExceptions().until(() -> {
            find(selector).click();
            return true;
        });
    }

    private void awaitText(String selector, String text) {
        Awaitility.await(selector + " " + text)
                .ignoreExceptions()
                .until(() -> find(selector).getText(), text::equals);
    }

    private void awaitPage(String view) {
        browser.switchTo().frame("page");
        Awaitility.await(view).ignoreExceptions().until(() -> find("greenapi-link")
                .getShadowRoot()
                .findElement(By.cssSelector(".card[data-view=" + view + "]"))
                .isDisplayed());
        browser.switchTo().defaultContent();
    }

    private void picture() throws IOException {
        if (Boolean.getBoolean("writePictures")) {
            Files.write(PICTURE, browser.getScreenshotAs(OutputType.BYTES));
        }
    }

    @Test
    void aTenantIsLinkedAndUnlinked() throws IOException {
        browser.get(console.url());
        awaitText("#accounts li .state", "not authorized");

        press("#accounts li .row button");
        press("#ask-link button[value=yes]");
        Awaitility.await().until(() -> find("#link-url").getDomProperty("value").contains("/link/"));
        assertThat(find("#link-qr svg").isDisplayed()).isTrue();
        press("#link-open");
        awaitPage("qr");
        picture();
        press("[data-action=scan]");
        awaitText("#phone-says", "Scanned");

        awaitPage("accountData");
        awaitText("#accounts li .state", "authorized");
        press("#accounts li .row .plain");
        press("#ask-unlink button[value=no]");
        assertThat(find("#accounts li .state").getText()).isEqualTo("authorized");
        press("#accounts li .row .plain");
        press("#ask-unlink button[value=yes]");
        awaitText("#accounts li .state", "not authorized");
        press("#accounts li summary");
        assertThat(find("#accounts li details").getText()).contains(": authorized (poll)", ": not authorized (poll)");
    }
}
