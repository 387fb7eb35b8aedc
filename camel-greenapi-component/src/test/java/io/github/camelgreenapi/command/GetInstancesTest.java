/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import static io.github.camelgreenapi.account.Provider.GREEN_API;
import static io.github.camelgreenapi.account.Provider.Z_API;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.Fixture;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.command.GetInstances.InstanceInfo;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.internal.provider.Credentials;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GetInstancesTest {

    private final CommandFixture fixture = new CommandFixture();

    private CompletableFuture<List<InstanceInfo>> list(Provider provider, String name) {
        return fixture.executor.execute(
                new Credentials(null, CommandFixture.partner(provider)),
                new GetInstances(name),
                CommandFixture.TIMEOUT);
    }

    @Test
    void greenApiListsWhatIsNotDeleted() {
        fixture.provider.answer(200, Fixture.of(GREEN_API, "instances.json"));

        List<InstanceInfo> instances = fixture.settled(list(GREEN_API, null));

        assertThat(fixture.asked()).containsExactly("GET /partner/getInstances/PARTNER");
        assertThat(instances).extracting(InstanceInfo::instance).containsExactly("1101728000", "770012345678");
        InstanceInfo acme = instances.get(0);
        assertThat(acme.name()).isEqualTo("acme");
        assertThat(acme.created()).isEqualTo("2022-06-03T18:39:44");
        assertThat(acme.expires()).isEqualTo("2022-07-03T18:39:44");
        assertThat(acme.expired()).isFalse();
        assertThat(acme.linked()).isNull();
        assertThat(acme.plan()).isEqualTo("PARTNER_23");
        assertThat(instances.get(1).expires()).isNull();
        assertThat(instances.get(1).expired()).isTrue();
    }

    @Test
    void zApiAlsoSaysWhatIsLinked() {
        fixture.provider.answer(201, Fixture.of(Z_API, "instances.json"));

        List<InstanceInfo> instances = fixture.settled(list(Z_API, null));

        assertThat(fixture.asked()).containsExactly("GET /instances?page=1&pageSize=100");
        assertThat(instances).extracting(InstanceInfo::linked).containsExactly(true, false);
        assertThat(instances).extracting(InstanceInfo::plan).containsExactly("PAID", "TRIAL");
        assertThat(instances).extracting(InstanceInfo::expires).containsOnly("2022-03-29T14:59:59.675Z");
    }

    @Test
    void everyPageIsRead() {
        String page = "{\"totalPage\":3,\"content\":[{\"id\":\"ID\",\"name\":\"n\",\"token\":\"t\"}]}";
        for (int i = 1; i <= 3; i++) {
            fixture.provider.answer(200, page.replace("ID", "A" + i));
        }
        CompletableFuture<List<InstanceInfo>> call = list(Z_API, null);
        fixture.timer.advance(Duration.ofSeconds(2));

        assertThat(fixture.settled(call)).extracting(InstanceInfo::instance).containsExactly("A1", "A2", "A3");
        assertThat(fixture.asked().get(2)).isEqualTo("GET /instances?page=3&pageSize=100");
    }

    @ParameterizedTest
    @EnumSource(Provider.class)
    void onlyAListByNameHasAccounts(Provider provider) {
        fixture.provider
                .answer(200, Fixture.of(provider, "instances.json"))
                .answer(200, Fixture.of(provider, "instances.json"));

        assertThat(fixture.settled(list(provider, null)))
                .extracting(InstanceInfo::account)
                .containsOnlyNulls();
        CompletableFuture<List<InstanceInfo>> named = list(provider, "acme");
        fixture.timer.advance(Duration.ofSeconds(2));
        assertThat(fixture.settled(named)).singleElement().satisfies(info -> {
            assertThat(info.account().instance()).isEqualTo(info.instance());
            assertThat(info.account().apiToken()).startsWith("a1a1a1");
            assertThat(info.account().clientToken())
                    .isEqualTo(CommandFixture.account(provider).clientToken());
            assertThat(info.toString()).doesNotContain("a1a1a1");
        });
    }

    @Test
    void noNameIsAnEmptyList() {
        fixture.provider.answer(200, Fixture.of(GREEN_API, "instances.json"));

        assertThat(fixture.settled(list(GREEN_API, "nobody"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GREEN_API | 200 | {\"code\":401,\"description\":\"Unauthorized\"} | UNAUTHORIZED",
                "GREEN_API | 404 | {} | NOT_FOUND",
                "GREEN_API | 200 | {} | GARBLED_REPLY",
                "Z_API | 401 | '' | UNAUTHORIZED",
                "Z_API | 200 | {\"error\":\"NOT_FOUND\"} | NOT_FOUND",
                "Z_API | 200 | [] | GARBLED_REPLY"
            })
    void aRefusalIsAFailure(Provider provider, int status, String body, GreenApiError kind) {
        assertThat(CommandFixture.refused(provider, new GetInstances(null), status, body)
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void aListIsReadAgainWhenItsReplyIsLost() {
        fixture.provider.lose().answer(200, "{\"result\":true,\"data\":[],\"error\":{}}");
        CompletableFuture<List<InstanceInfo>> call = list(GREEN_API, null);
        fixture.timer.advance(Duration.ofSeconds(10));

        assertThat(fixture.settled(call)).isEmpty();
    }
}
