/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.camelgreenapi.account.Provider;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may see a page, for how long, and how often they may ask. */
class TicketsTest {

    private static final String SHOP = "https://shop.example.com";
    private static final String PHONE = "{\"phone\":\"441234567890\"}";

    private Site site = Site.with(Provider.GREEN_API);

    @AfterEach
    void close() {
        site.close();
    }

    private void embeddedBy(String origin) {
        site.close();
        site = Site.with(Provider.GREEN_API, pages -> pages.setEmbeddingOrigins(List.of(origin)));
    }

    private Visitor guest() {
        return new Visitor(site.open());
    }

    private static void assertAnswer(HttpResponse<String> answer, int status, String word) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + word + "\"}");
    }

    private static void assertPage(HttpResponse<String> answer, int status, String problem) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("problem=\"" + problem + "\"").doesNotContain("src=\"/");
    }

    @Test
    void aTicketHas256RandomBits() {
        assertThat(site.open()).matches(".*/link/[A-Za-z0-9_-]{43}");
        assertThat(site.open()).isNotEqualTo(site.open());
    }

    @Test
    void programsThatPreviewALinkDoNotUseIt() {
        String page = site.open();

        assertThat(new Visitor(page).get("").statusCode()).isEqualTo(200);
        assertThat(site.provider.calls()).isZero();

        new Visitor(page).await("qrCode");
    }

    @Test
    void behindAProxyEachBrowserHasItsOwnLimits() {
        site.close();
        site = Site.with(Provider.GREEN_API, pages -> pages.setAddressHeader("X-Forwarded-For"));
        Visitor stranger = new Visitor(site.url() + "/link/" + "A".repeat(43));
        for (int i = 0; i < 20; i++) {
            assertAnswer(stranger.get("/events", "X-Forwarded-For", "10.0.0." + i + ", 192.0.2.1"), 404, "unknown");
        }

        assertAnswer(stranger.get("/events", "X-Forwarded-For", "10.0.0.99, 192.0.2.1"), 429, "tooOften");
        assertAnswer(stranger.get("/events", "X-Forwarded-For", "192.0.2.2"), 404, "unknown");
    }

    @Test
    void aLinkCheckerGetsNoBody() {
        Visitor visitor = guest();

        HttpResponse<String> head = visitor.send(visitor.request("").method("HEAD", BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void aSecondBrowserIsKeptOut() {
        String page = site.open();
        new Visitor(page).await("qrCode");

        assertAnswer(new Visitor(page).get("/events"), 403, "otherBrowser");
        assertAnswer(new Visitor(page).post("/code", PHONE), 403, "otherBrowser");
        assertAnswer(new Visitor(page).post("/again", "{}"), 403, "otherBrowser");
    }

    @Test
    void anExpiredLinkOpensNothing() {
        String page = site.open(Duration.ofMinutes(10));
        Visitor visitor = new Visitor(page);
        visitor.await("qrCode");

        site.timer.advance(Duration.ofMinutes(10));

        visitor.await("expired");
        assertAnswer(visitor.get("/events?after=9"), 410, "expired");
        assertAnswer(new Visitor(page).get("/events"), 410, "expired");
        assertAnswer(visitor.post("/again", "{}"), 410, "expired");
        assertPage(visitor.get(""), 410, "expired");
    }

    @Test
    void anExpiredLinkThatNobodyOpenedOpensNothing() {
        Visitor visitor = new Visitor(site.open(Duration.ofMinutes(10)));

        site.timer.advance(Duration.ofMinutes(10));

        assertAnswer(visitor.get("/events"), 410, "expired");
        assertPage(visitor.get(""), 410, "expired");
    }

    @Test
    void aNewLinkReplacesTheOneBefore() {
        Visitor former = guest();

        guest().await("qrCode");

        assertAnswer(former.get("/events"), 410, "replaced");
        assertPage(former.get(""), 410, "replaced");
    }

    @Test
    void aLinkCanBeWithdrawn() {
        Visitor visitor = guest();
        visitor.await("qrCode");

        site.pages.withdraw(site.provider.instance());

        visitor.await("withdrawn");
        assertPage(visitor.get(""), 410, "withdrawn");
    }

    @Test
    void anEndedLinkIsForgottenAfterADay() {
        Visitor visitor = new Visitor(site.open(Duration.ofMinutes(10)));

        site.timer.advance(Duration.ofMinutes(10).plusDays(1));

        assertAnswer(visitor.get("/events"), 404, "unknown");
    }

    @Test
    void aGuessIsAnsweredAndManyAreNot() {
        Visitor known = guest();
        Visitor stranger = new Visitor(site.url() + "/link/" + "A".repeat(43));
        assertAnswer(stranger.get("/events"), 404, "unknown");
        assertPage(stranger.get(""), 404, "unknown");

        for (int i = 0; i < 18; i++) {
            stranger.get("/events");
        }

        HttpResponse<String> tooOften = stranger.get("/events");
        assertAnswer(tooOften, 429, "tooOften");
        assertThat(tooOften.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(50L, 60L);
        known.await("qrCode");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/link/x/events", "/link/", "/link/../link/a", "/link/a/b/c", "/link/%00/events"})
    void nonsenseIsUnknown(String path) {
        assertThat(new Visitor(site.url() + path).get("").statusCode()).isEqualTo(404);
    }

    @Test
    void everyAnswerIsGuarded() {
        HttpResponse<String> page = guest().get("");

        assertThat(page.headers().map())
                .containsEntry("cache-control", List.of("no-store"))
                .containsEntry("referrer-policy", List.of("no-referrer"))
                .containsEntry("x-content-type-options", List.of("nosniff"));
        assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'self'")
                .doesNotContain("unsafe", "*", "http");
        assertThat(guest().get("/events").headers().firstValue("cache-control")).hasValue("no-store");
    }

    @Test
    void noHeaderOfTheRequestComesBack() {
        assertThat(guest().get("/events", "X-Secret", "yes").headers().map())
                .doesNotContainKeys("x-secret", "cookie", "user-agent");
    }

    @Test
    void theCookieIsForThisPageOnly() {
        String cookie =
                guest().get("/events").headers().firstValue("set-cookie").orElseThrow();

        assertThat(cookie)
                .matches("greenapi-link-[0-9a-f]{8}=[A-Za-z0-9_-]{43}; HttpOnly; Max-Age=604800; SameSite=Strict");
    }

    @Test
    void behindHttpsTheCookieIsSecure() {
        String cookie = guest().get("/events", "X-Forwarded-Proto", "https")
                .headers()
                .firstValue("set-cookie")
                .orElseThrow();

        assertThat(cookie).endsWith("; Secure");
    }

    @Test
    void anotherSiteMayNotAskInTheBrowsersName() {
        Visitor visitor = guest();
        visitor.await("qrCode");

        assertAnswer(visitor.post("/code", PHONE, "Origin", "https://evil.example"), 403, "otherSite");
        assertAnswer(visitor.post("/again", "{}", "Sec-Fetch-Site", "cross-site"), 403, "otherSite");
        assertAnswer(visitor.post("/again", "{}", "Sec-Fetch-Site", "same-site"), 403, "otherSite");
        assertAnswer(visitor.post("/again", "{}", "Origin", site.url()), 409, "linkingAlready");
        assertAnswer(
                visitor.send(visitor.request("/code")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("phone=441234567890"))),
                415,
                "notJson");
    }

    @Test
    void aNamedSiteMayEmbedThePage() {
        embeddedBy(SHOP);
        Visitor visitor = guest();

        assertThat(visitor.get("").headers().firstValue("content-security-policy"))
                .hasValueSatisfying(policy -> assertThat(policy).endsWith("frame-ancestors 'self' " + SHOP));
        HttpResponse<String> events = visitor.get("/events", "Origin", SHOP, "Sec-Fetch-Site", "cross-site");
        assertThat(events.headers().map())
                .containsEntry("access-control-allow-origin", List.of(SHOP))
                .containsEntry("access-control-allow-credentials", List.of("true"));
        assertThat(events.headers().firstValue("set-cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).endsWith("; SameSite=None; Secure; Partitioned"));
    }

    @ParameterizedTest
    @CsvSource({SHOP + ", 204", "https://evil.example, 403", "https://shop.example.com.evil.example, 403"})
    void aBrowserAsksFirstWhetherAnotherSiteMay(String origin, int status) {
        embeddedBy(SHOP);
        Visitor visitor = guest();
        HttpRequest.Builder preflight = visitor.request("/code", "Origin", origin, "Sec-Fetch-Site", "cross-site")
                .method("OPTIONS", BodyPublishers.noBody());

        assertThat(visitor.send(preflight).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "shop.example.com", SHOP + "/", SHOP + "/a", "ftp://shop.example.com", "https://u@x.y"})
    void whatIsNoOriginIsRefused(String text) {
        assertThatThrownBy(() -> new Origins(List.of(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://shop.example.com");
    }

    @Test
    void aLongBodyIsNotRead() {
        Visitor visitor = guest();
        visitor.await("qrCode");

        assertAnswer(visitor.post("/code", " ".repeat(2_000) + PHONE), 413, "tooLong");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                     | notJson",
                "{}                    | phoneInvalid",
                "{\"phone\":\"12\"}    | phoneInvalid",
                "{\"phone\":\"abcdefg\"} | phoneInvalid"
            })
    void whatIsNoPhoneNumberIsRefused(String body, String word) {
        Visitor visitor = guest();
        visitor.await("qrCode");

        assertAnswer(visitor.post("/code", body), 400, word);
    }

    @Test
    void codesAreIssuedRarely() {
        Visitor visitor = guest();
        visitor.await("qrCode");
        assertThat(visitor.post("/code", PHONE).statusCode()).isEqualTo(200);

        HttpResponse<String> second = visitor.post("/code", PHONE);
        assertAnswer(second, 429, "tooOften");
        assertThat(second.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(25L, 30L);

        site.timer.advance(Duration.ofSeconds(30));
        assertThat(visitor.post("/code", PHONE).statusCode()).isEqualTo(200);
    }

    @Test
    void aRefusedCodeIsReported() {
        Visitor visitor = guest();
        visitor.await("qrCode");
        site.provider.refuseCodes();

        assertAnswer(visitor.post("/code", PHONE), 502, "codeNotIssued");

        assertThat(visitor.await("codeRefused").path("reason").asText()).isEqualTo("codeNotIssued");
    }

    @Test
    void requestsThatFindNoPlaceToWaitComeAgain() {
        site.close();
        site = Site.with(Provider.GREEN_API, pages -> pages.setMaxWaiting(0));
        Visitor visitor = guest();
        visitor.await("qrCode");

        HttpResponse<String> answer = visitor.get("/events?after=99");

        assertThat(answer.body()).isEqualTo("[]");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("3");
    }

    @Test
    void requestsThatWaitDoNotHoldUpAStop() {
        Visitor visitor = guest();
        visitor.await("qrCode");
        CompletableFuture<String> waiting = CompletableFuture.supplyAsync(
                () -> visitor.get("/events?after=2").body());
        Awaitility.await().until(() -> site.pages.waiting() == 1);

        // It would wait for them as long as it waits for any exchange, 5 s here.
        assertTimeout(Duration.ofSeconds(4), site::close);
        Awaitility.await().until(waiting::isDone);
        // The server may close the connection with the answer still on its way.
        assertThat(waiting)
                .satisfiesAnyOf(
                        answer -> assertThat(answer).isCompletedWithValueMatching(body -> body.contains("withdrawn")),
                        answer -> assertThat(answer).isCompletedExceptionally());
    }

    @Test
    void aPageForAnUnknownAccountIsRefused() {
        assertThatThrownBy(() -> site.pages.open("1101999999", Duration.ofMinutes(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1101999999");
        assertThatThrownBy(() -> site.pages.open(site.provider.instance(), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LinkPages().open("1101000001", Duration.ofMinutes(1)))
                .isInstanceOf(IllegalStateException.class);
    }
}
