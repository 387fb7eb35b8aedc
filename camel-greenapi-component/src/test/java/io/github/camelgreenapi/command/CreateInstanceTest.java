/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import static io.github.camelgreenapi.account.Provider.GREEN_API;
import static io.github.camelgreenapi.account.Provider.Z_API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.command.CreateInstance.CreatedInstance;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.provider.Credentials;
import io.github.camelgreenapi.internal.provider.Partner;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreateInstanceTest {

    private static final String TOKEN = "a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1";
    private static final String GREEN =
            "{\"idInstance\":1101728000,\"apiTokenInstance\":\"" + TOKEN + "\",\"typeInstance\":\"whatsapp\"}";
    private static final String Z = "{\"id\":\"8823\",\"token\":\"" + TOKEN + "\",\"due\":\"1648565999675\"}";

    private final CommandFixture fixture = new CommandFixture();

    private CompletableFuture<CreatedInstance> create(Provider provider) {
        Credentials partner = new Credentials(null, CommandFixture.partner(provider));
        return fixture.executor.execute(
                partner, new CreateInstance("acme", Map.of("stateWebhook", "yes")), CommandFixture.TIMEOUT);
    }

    @Test
    void greenApiCreatesAnInstanceWithItsSettings() {
        fixture.provider.answer(200, GREEN);

        CreatedInstance created = fixture.settled(create(GREEN_API));

        assertThat(fixture.asked())
                .containsExactly("POST /partner/createInstance/PARTNER {\"stateWebhook\":\"yes\",\"name\":\"acme\"}");
        assertThat(fixture.provider.requests().get(0).uri().getHost()).isEqualTo("partner.example");
        assertThat(created.instance()).isEqualTo("1101728000");
        assertThat(created.name()).isEqualTo("acme");
        assertThat(created.account().apiToken()).isEqualTo(TOKEN);
        assertThat(created.account().provider()).isEqualTo(GREEN_API);
    }

    @Test
    void zApiCreatesAnInstanceForItsTrial() {
        fixture.provider.answer(201, Z);

        CreatedInstance created = fixture.settled(create(Z_API));

        assertThat(fixture.asked().get(0)).startsWith("POST /instances/integrator/on-demand {");
        assertThat(fixture.provider.requests().get(0).headers())
                .isEqualTo(Map.of("Authorization", "Bearer " + CommandFixture.PARTNER_TOKEN));
        assertThat(created.due()).isEqualTo(Instant.ofEpochMilli(1648565999675L));
        assertThat(created.account().clientToken()).isEqualTo(CommandFixture.Z_API.clientToken());
        assertThat(created.apiUrl()).isEqualTo("https://api.z-api.io");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1101728000 | | https://1101.api.greenapi.com",
                "770012345678 | | https://7700.api.greenapi.com",
                "770012345678 | https://7701.api.greenapi.com/ | https://7701.api.greenapi.com/",
                "770012345678 | ftp://elsewhere | https://7700.api.greenapi.com",
                "abc | | https://api.green-api.com"
            })
    void theHostIsTheAnswersElseThePoolsElseTheProviders(String id, String told, String expected) {
        String member = told == null ? "" : ",\"apiUrl\":\"" + told + "\"";
        fixture.provider.answer(
                200, "{\"idInstance\":\"" + id + "\",\"apiTokenInstance\":\"" + TOKEN + "\"" + member + "}");

        CreatedInstance created = fixture.settled(create(GREEN_API));

        assertThat(created.instance()).isEqualTo(id);
        assertThat(created.apiUrl()).isEqualTo(expected);
        assertThat(created.account().apiUrl()).isEqualTo(expected);
    }

    @Test
    void theOptionApiUrlComesBeforeThePool() {
        fixture.provider.answer(200, GREEN);
        Partner partner = new Partner(GREEN_API, null, CommandFixture.PARTNER_TOKEN, "http://gateway:81/", null);

        CreatedInstance created = fixture.settled(fixture.executor.execute(
                new Credentials(null, partner), new CreateInstance("acme", Map.of()), CommandFixture.TIMEOUT));

        assertThat(created.apiUrl()).isEqualTo("http://gateway:81/");
        assertThat(fixture.provider.requests().get(0).uri()).hasHost("gateway").hasPort(81);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"result\":true,\"data\":INSTANCE,\"error\":{}}",
                "{\"code\":200,\"description\":\"ok\",MEMBERS}",
                "INSTANCE"
            })
    void whatCountsIsThatTheMembersAreThere(String form) {
        fixture.provider.answer(
                200, form.replace("INSTANCE", GREEN).replace("MEMBERS", GREEN.substring(1, GREEN.length() - 1)));

        assertThat(fixture.settled(create(GREEN_API)).instance()).isEqualTo("1101728000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"code\":401,\"description\":\"Unauthorized\"} | UNAUTHORIZED | check",
                "200 | {\"result\":false,\"data\":null,\"error\":{\"code\":401,\"description\":\"no\"}} | UNAUTHORIZED | partnerToken",
                "401 | '' | UNAUTHORIZED | partnerToken",
                "403 | '' | FORBIDDEN | partnerToken",
                "404 | {\"path\":\"/partner\"} | NOT_FOUND | option partnerUrl",
                "400 | {\"message\":\"bad\"} | BAD_REQUEST | refused",
                "429 | '' | RATE_LIMITED | too many",
                "400 | Temporarily no free instances. Try after a while | SERVER_ERROR | try again later",
                "200 | {\"code\":100,\"description\":\"Temporarily no free instances.\"} | SERVER_ERROR | later"
            })
    void whatWasRefusedWasNotCreated(int status, String body, GreenApiError kind, String advice) {
        fixture.provider.answer(status, body);
        CompletableFuture<CreatedInstance> call = create(GREEN_API);

        assertThatThrownBy(() -> fixture.settled(call))
                .isInstanceOfSatisfying(GreenApiException.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(kind);
                    assertThat(failure.instance()).isNull();
                    assertThat(failure.operation()).isEqualTo("createInstance");
                })
                .hasMessageContaining(advice)
                .hasMessageNotContaining("instance null")
                .hasMessageNotContaining("greenapi:instances");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | <html>",
                "502 | ''",
                "504 | ''",
                "200 | {\"code\":200,\"description\":\"Error saving instance. Try creating the instance again.\"}",
                "400 | Error saving instance. Try creating the instance again.",
                "200 | {\"code\":999,\"description\":\"novelty\"}",
                "200 | {\"idInstance\":1101728000}",
                "200 | {\"idInstance\":\"11\\r\\nX-Injected: 1\",\"apiTokenInstance\":\"t\"}",
                "200 | ''",
                "200 | null"
            })
    void whatMayHaveBeenCreatedMustBeSearched(int status, String body) {
        fixture.provider.answer(status, body);

        unknown(create(GREEN_API));
    }

    @ParameterizedTest
    @EnumSource(Provider.class)
    void aLostReplyMustBeSearched(Provider provider) {
        fixture.provider.lose();
        unknown(create(provider));
        fixture.provider.stall();
        CompletableFuture<CreatedInstance> late = create(provider);
        fixture.timer.advance(Duration.ofMinutes(2));
        unknown(late);

        assertThat(fixture.provider.requests()).hasSize(2);
    }

    private void unknown(CompletableFuture<CreatedInstance> call) {
        fixture.timer.advance(Duration.ofSeconds(2));
        assertThatThrownBy(() -> fixture.settled(call))
                .isInstanceOfSatisfying(GreenApiException.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(GreenApiError.OUTCOME_UNKNOWN);
                    assertThat(failure.retryable()).isFalse();
                })
                .hasMessageContaining("look for the name 'acme' in greenapi:instances before you create it again");
    }

    @Test
    void theNameInAMessageIsOneLine() {
        fixture.provider.lose();
        CompletableFuture<CreatedInstance> call = fixture.executor.execute(
                CommandFixture.credentials(GREEN_API),
                new CreateInstance("a\r\nb".repeat(100), Map.of()),
                CommandFixture.TIMEOUT);

        assertThatThrownBy(() -> fixture.settled(call))
                .hasMessageContaining("a ba b")
                .message()
                .hasSizeLessThan(400)
                .doesNotContain("\n");
    }

    @Test
    void noTextShowsTheTokens() {
        fixture.provider.answer(200, GREEN);
        CreatedInstance created = fixture.settled(create(GREEN_API));

        assertThat(created + "" + created.account() + CommandFixture.credentials(GREEN_API))
                .contains("1101728000")
                .doesNotContain(TOKEN, CommandFixture.PARTNER_TOKEN);
    }
}
