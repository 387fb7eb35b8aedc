/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.openqa.selenium.By;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.NoSuchShadowRootException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.SearchContext;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** What a person sees of the web component. */
final class LinkScreen {

    private static final Duration OFTEN = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration UNTIL_THE_NEXT_CODE = Duration.ofSeconds(25);

    private final ChromeDriver driver;

    LinkScreen(ChromeDriver driver) {
        this.driver = driver;
    }

    private SearchContext inside() {
        return driver.findElement(By.tagName("greenapi-link")).getShadowRoot();
    }

    WebElement find(String selector) {
        return inside().findElement(By.cssSelector(selector));
    }

    boolean has(String selector) {
        return !inside().findElements(By.cssSelector(selector)).isEmpty();
    }

    /** Waits until this view is shown. */
    LinkScreen await(String view) {
        patiently(view, PATIENCE).until(() -> find(".card").getDomAttribute("data-view"), view::equals);
        return this;
    }

    private static ConditionFactory patiently(String what, Duration patience) {
        return Awaitility.await(what)
                .atMost(patience)
                .pollInterval(OFTEN)
                .ignoreExceptionsMatching(LinkScreen::isBeingBuilt);
    }

    private static boolean isBeingBuilt(Throwable failure) {
        return failure instanceof NoSuchElementException
                || failure instanceof NoSuchShadowRootException
                || failure instanceof StaleElementReferenceException;
    }

    LinkScreen awaitText(String text) {
        patiently(text, PATIENCE).until(() -> text().contains(text));
        return this;
    }

    /** Waits until a code can be scanned, and reads it from the screen as a phone would. */
    String readCode() {
        await("qr");
        return patiently("a code on the screen", UNTIL_THE_NEXT_CODE)
                .until(this::codeOnScreen, Optional::isPresent)
                .orElseThrow();
    }

    /** The text in the code that is on the screen now, if one is. */
    Optional<String> codeOnScreen() {
        List<WebElement> shown = inside().findElements(By.cssSelector(".paper img"));
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        byte[] picture = shown.get(0).getScreenshotAs(OutputType.BYTES);
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
            int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            LuminanceSource light = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
            return decode(new GlobalHistogramBinarizer(light), DecodeHintType.PURE_BARCODE)
                    .or(() -> decode(new HybridBinarizer(light), DecodeHintType.TRY_HARDER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // One reader alone fails on one code in a hundred, however large; a phone looks more than once too.
    private static Optional<String> decode(Binarizer light, DecodeHintType way) {
        try {
            return Optional.of(new QRCodeReader()
                    .decode(new BinaryBitmap(light), Map.of(way, true))
                    .getText());
        } catch (ReaderException noCode) {
            return Optional.empty();
        }
    }

    String title() {
        return find("#title").getText();
    }

    String text() {
        return find(".card").getText();
    }

    /** What a screen reader was given to say. */
    String said() {
        return find("[aria-live=polite]").getDomProperty("textContent");
    }

    int secondsLeft() {
        return Integer.parseInt(find(".seconds").getText().replaceAll("\\D", ""));
    }

    void press(String button) {
        buttons().stream()
                .filter(one -> one.getText().equals(button))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No button '" + button + "' in: " + text()))
                .click();
    }

    private List<WebElement> buttons() {
        return inside().findElements(By.cssSelector("button"));
    }

    /** The text of what has the keyboard's focus. */
    String focused() {
        return driver.executeScript("const e = document.querySelector('greenapi-link').shadowRoot.activeElement; "
                        + "return e ? (e.textContent || e.id) : ''")
                .toString();
    }
}
