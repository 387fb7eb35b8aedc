/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.chromium.ChromiumNetworkConditions;
import org.openqa.selenium.interactions.Actions;

/**
 * A real browser without a window. Tests that use it are skipped where Chromium or its driver is not installed.
 *
 * <p>With {@code -DwritePictures=true} it writes what it sees into the documentation.
 */
final class Chromium implements BeforeAllCallback, BeforeEachCallback {

    private static final Path PICTURES = Path.of("..", "docs", "images", "linking-page");
    private static final String AXE = axe();
    private static final Optional<File> BROWSER = program("chromium", "google-chrome", "chrome");
    private static final Optional<File> DRIVER = program("chromedriver");
    // The driver writes to the log of the JDK what is no news here.
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private ChromeDriver driver;

    static {
        SELENIUM.setLevel(Level.SEVERE);
    }

    private static String axe() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A browser of its own, with its own cookies. */
    static Chromium another() {
        Chromium other = new Chromium();
        other.driver = start();
        return other;
    }

    /** All test classes share one. */
    @Override
    public void beforeAll(ExtensionContext context) {
        if (isInstalled()) {
            driver = context.getRoot()
                    .getStore(Namespace.GLOBAL)
                    .getOrComputeIfAbsent(Shared.class, key -> new Shared(start()), Shared.class)
                    .driver();
        }
    }

    // Each test by itself, for Surefire does not report the reason of a class.
    @Override
    public void beforeEach(ExtensionContext context) {
        assumeTrue(
                isInstalled(),
                "The pages are tested in Chromium, and it is not installed: apt-get install chromium chromium-driver");
    }

    private static boolean isInstalled() {
        return BROWSER.isPresent() && DRIVER.isPresent();
    }

    private record Shared(ChromeDriver driver) implements AutoCloseable {

        @Override
        public void close() {
            driver.quit();
        }
    }

    private static ChromeDriver start() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER.orElseThrow());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--hide-scrollbars",
                "--window-size=960,800");
        ChromeDriver driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.orElseThrow())
                        .withSilent(true)
                        .build(),
                options);
        // Lets nothing wait that a test does not wait for itself.
        driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(20));
        return driver;
    }

    private static Optional<File> program(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> new File(folder, name)))
                .filter(File::canExecute)
                .findFirst();
    }

    /** Forgets everything; before the site is closed, for a page would go on asking it. */
    void leave() {
        online(true);
        for (String tab : driver.getWindowHandles().stream().skip(1).toList()) {
            driver.switchTo().window(tab).close();
        }
        driver.switchTo().window(driver.getWindowHandles().iterator().next());
        driver.get("about:blank");
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        language("en");
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    }

    void close() {
        driver.quit();
    }

    LinkScreen open(String address) {
        driver.get(address);
        return new LinkScreen(driver);
    }

    ChromeDriver driver() {
        return driver;
    }

    void theme(String name) {
        media("prefers-color-scheme", name);
    }

    void media(String feature, String value) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", feature, "value", value))));
    }

    void width(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 800, "deviceScaleFactor", 1, "mobile", false));
    }

    void language(String tag) {
        driver.executeCdpCommand(
                "Emulation.setUserAgentOverride", Map.of("userAgent", "a browser", "acceptLanguage", tag));
    }

    void online(boolean is) {
        if (is) {
            driver.deleteNetworkConditions();
        } else {
            ChromiumNetworkConditions cut = new ChromiumNetworkConditions();
            cut.setOffline(true);
            driver.setNetworkConditions(cut);
        }
    }

    /** What the keyboard's focus is on, after these keys. */
    void keys(CharSequence... keys) {
        Actions actions = new Actions(driver);
        for (CharSequence key : keys) {
            actions.sendKeys(key);
        }
        actions.perform();
    }

    void tab() {
        keys(Keys.TAB);
    }

    /**
     * Looks at what is shown in both themes, in which nobody must be hindered seriously.
     *
     * @param name of the pictures
     */
    void look(String name) {
        look(name, "light", "{}");
        // The rest is the same in every theme.
        look(name, "dark", "{runOnly: ['color-contrast']}");
        theme("light");
    }

    private void look(String name, String theme, String rules) {
        theme(theme);
        driver.executeScript("if (!window.axe) {" + AXE + "}");
        Object found = driver.executeAsyncScript("const done = arguments[0]; axe.run(" + rules + ").then((said) =>"
                + " done(said.violations.filter((rule) => ['serious', 'critical'].includes(rule.impact))"
                + ".map((rule) => rule.id + ': ' + rule.nodes.map((node) => node.html).join(' '))))");
        if (!List.of().equals(found)) {
            throw new AssertionError(name + " in the " + theme + " theme: " + found);
        }
        picture(name + "-" + theme);
    }

    /** Writes a picture into the documentation, where that is asked for. */
    void picture(String name) {
        if (!Boolean.getBoolean("writePictures")) {
            return;
        }
        try {
            Files.createDirectories(PICTURES);
            Dimension size = driver.findElement(By.tagName("main")).getSize();
            driver.executeCdpCommand(
                    "Emulation.setDeviceMetricsOverride",
                    Map.of("width", 800, "height", size.height + 32, "deviceScaleFactor", 1, "mobile", false));
            Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
            driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
