/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.event.QrCode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Linking through a page, over HTTP, at both providers. */
class LinkingTest {

    private static final String PHONE = "441234567890";

    private Site site;

    private Visitor visit(Provider provider) {
        site = Site.with(provider);
        return new Visitor(site.open());
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static String textInside(JsonNode code) {
        byte[] png = Base64.getDecoder().decode(code.path("dataUri").asText().split(",")[1]);
        return new QrCode(Provider.GREEN_API, "any", null, png, 1, Instant.EPOCH, Instant.EPOCH).content();
    }

    private static Instant time(JsonNode event, String member) {
        return Instant.parse(event.path(member).asText());
    }

    @ParameterizedTest
    @EnumSource
    void aScannedCodeLinks(Provider provider) {
        Visitor visitor = visit(provider);

        JsonNode code = visitor.await("qrCode");
        assertThat(code.path("sequence").asLong()).isOne();
        assertThat(Duration.between(time(code, "serverTime"), time(code, "expiresAt")))
                .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(20));
        assertThat(site.provider.scan(textInside(code), PHONE)).isTrue();

        JsonNode linked = visitor.await("accountData");
        assertThat(linked.path("phone").asText()).isEqualTo("44********90");
    }

    @ParameterizedTest
    @EnumSource
    void aCodeThatRotatesIsReplaced(Provider provider) {
        Visitor visitor = visit(provider);
        String first = textInside(visitor.await("qrCode"));

        site.provider.pass(Duration.ofSeconds(20));
        JsonNode second = visitor.await("qrCode");

        assertThat(second.path("sequence").asLong()).isEqualTo(2);
        assertThat(site.provider.scan(first, PHONE)).isFalse();
        assertThat(site.provider.scan(textInside(second), PHONE)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aTypedCodeLinks(Provider provider) {
        Visitor visitor = visit(provider);
        visitor.await("qrCode");

        HttpResponse<String> answer = visitor.post("/code", "{\"phone\":\"+44 1234 567890\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode code = visitor.await("authorizationCode");
        assertThat(Visitor.parse(answer.body()).path("code")).isEqualTo(code.path("code"));
        assertThat(code.path("displayCode").asText()).matches("[A-Z0-9]{4,5}-[A-Z0-9]{4,5}");
        assertThat(time(code, "expiresAt")).isAfter(time(code, "serverTime").plusSeconds(140));
        assertThat(site.provider.type(code.path("code").asText())).isTrue();
        visitor.await("accountData");
    }

    @ParameterizedTest
    @EnumSource
    void anotherNumberIsTheWrongOne(Provider provider) {
        site = Site.with(provider, pages -> pages.setLogoutWrongAccount(true));
        Visitor visitor = new Visitor(site.openFor("5511999990000"));

        site.provider.scan(textInside(visitor.await("qrCode")), PHONE);

        JsonNode wrong = visitor.await("wrongAccount");
        assertThat(wrong.path("expected").asText()).isEqualTo("55*********00");
        assertThat(wrong.path("actual").asText()).isEqualTo("44********90");
        assertThat(wrong.path("loggedOut").asBoolean()).isTrue();
        visitor.await("stopped");
        assertThat(visitor.post("/again", "{}").statusCode()).isEqualTo(200);
        site.provider.scan(textInside(visitor.await("qrCode")), "5511999990000");
        visitor.await("accountData");
    }

    @ParameterizedTest
    @EnumSource
    void aPasskeyIsShownWithWhereToGiveIt(Provider provider) {
        site = Site.with(provider, pages -> pages.setPasskeyHelp("https://help.example.com/passkey"));
        site.provider.demandPasskey();
        Visitor visitor = new Visitor(site.open());

        JsonNode passkey = visitor.await("passkeyRequired");

        assertThat(passkey.path("help").asText()).isEqualTo("https://help.example.com/passkey");
        assertThat(passkey.has("payload")).isFalse();
        visitor.await("stopped");
    }

    @ParameterizedTest
    @EnumSource
    void aDeviceRemovedOnThePhoneIsShown(Provider provider) {
        Visitor visitor = visit(provider);
        site.provider.scan(textInside(visitor.await("qrCode")), PHONE);
        visitor.await("accountData");

        site.provider.removeDevice();

        site.passUntil(CompletableFuture.supplyAsync(() -> visitor.await("loggedOut")));
        assertThat(visitor.get("/events?after=99").statusCode()).isEqualTo(410);
    }

    @Test
    void theComponentsOwnCredentialsAreEnough() {
        site = Site.withoutAccounts();
        Visitor visitor = new Visitor(site.open());

        site.provider.scan(textInside(visitor.await("qrCode")), PHONE);

        visitor.await("accountData");
    }

    @Test
    void aProviderThatIsAwayIsTriedAgain() {
        site = Site.with(Provider.GREEN_API);
        site.provider.goAway();
        Visitor visitor = new Visitor(site.open());
        JsonNode error = visitor.await("error");
        assertThat(error.path("reason").asText()).isEqualTo("providerAway");

        visitor.await("stopped");
        site.provider.comeBack();
        assertThat(visitor.post("/again", "{}").statusCode()).isEqualTo(200);

        visitor.await("qrCode");
    }
}
