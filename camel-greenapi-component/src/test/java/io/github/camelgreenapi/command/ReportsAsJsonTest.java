/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.account.Report;
import io.github.camelgreenapi.event.AlreadyLinked;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.LinkFailed;
import io.github.camelgreenapi.event.LinkStopped;
import io.github.camelgreenapi.event.LinkTimedOut;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.event.PasskeyRequired;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.event.UnknownLinkEvent;
import io.github.camelgreenapi.event.WrongAccount;
import io.github.camelgreenapi.failure.GreenApiError;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code marshal().json()} gives everything, with a mapper that nobody has set up. */
class ReportsAsJsonTest {

    private static final ObjectMapper PLAIN = new ObjectMapper();
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00.123Z");
    private static final Instant LATER = AT.plusSeconds(20);
    private static final Provider P = Provider.Z_API;
    private static final String ID = "3C01";
    private static final GreenApiAccount ACCOUNT =
            new GreenApiAccount(P, ID, "https://z", "t0ken-secret", "cl1ent-secret", Map.of());

    static Stream<Report> reports() {
        AccountState state = new AccountState(P, ID, AT, AccountState.Value.AUTHORIZED, "authorized", "441234567890");
        return Stream.of(
                new QrCode(P, ID, "s", new byte[] {1, 2, 3}, 1, AT, LATER),
                new AlreadyLinked(P, ID, "s", AT, "message"),
                new PasskeyRequired(P, ID, "s", AT, "{}"),
                new Linked(P, ID, "s", AT, "wid", "phone", "name", "hook", "proxy"),
                new WrongAccount(P, ID, "s", AT, "44**90", "44**91", true),
                new LinkTimedOut(P, ID, "s", AT, 3),
                new LinkFailed(P, ID, "s", AT, "message", GreenApiError.UNREACHABLE, true),
                new LinkStopped(P, ID, "s", AT, "reason"),
                new UnknownLinkEvent(P, ID, "s", AT, "novelty", "raw"),
                state,
                new StateChanged(P, ID, AT, state, state, StateChanged.Source.history),
                new StateChanged(P, ID, AT, null, state, StateChanged.Source.poll),
                new AuthorizationCode(P, ID, AT, "GAPI2018", LATER),
                new GetAccount.AccountInfo(P, ID, AT, "wid", "phone", "name", "avatar", "device", "authorized"),
                new Logout.LoggedOut(P, ID, AT),
                new Reboot.Rebooted(P, ID, AT),
                new ClearNotifications.NotificationsCleared(P, ID, AT),
                new CreateInstance.CreatedInstance(P, ID, AT, "acme", "https://z", LATER, ACCOUNT),
                new GetInstances.InstanceInfo(P, ID, AT, "acme", "web", "2026", "2027", false, true, "PAID", ACCOUNT),
                new DeleteInstance.DeletedInstance(
                        P, ID, AT, DeleteInstance.DeletedInstance.Outcome.cancelled, "delete it later"));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void everyReportHasTypeProviderInstanceAndTime(Report report) throws Exception {
        JsonNode json = json(report);

        assertThat(json.path("type").textValue()).isEqualTo(report.type());
        assertThat(json.path("provider").textValue()).isEqualTo("zApi");
        assertThat(json.path("instance").textValue()).isEqualTo(ID);
        assertThat(json.path("at").textValue()).isEqualTo("2026-01-01T00:00:00.123Z");
    }

    @ParameterizedTest
    @MethodSource("reports")
    void everyComponentIsThereAndNothingThatIsNone(Report report) throws Exception {
        Set<String> expected = new TreeSet<>(List.of("type", "provider", "instance", "at"));
        for (RecordComponent component : report.getClass().getRecordComponents()) {
            expected.add(component.getName());
        }
        if (report instanceof AuthorizationCode) {
            expected.add("displayCode");
        }
        if (report instanceof LinkEvent || report instanceof StateChanged) {
            expected.add("id");
        }

        List<String> names = new ArrayList<>();
        json(report).fieldNames().forEachRemaining(names::add);
        assertThat(names).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void anEventHoldsTheIdByWhichDuplicatesAreKnown() throws Exception {
        StateChanged change = new StateChanged(
                P,
                ID,
                AT,
                null,
                new AccountState(P, ID, AT, AccountState.Value.AUTHORIZED, "authorized", null),
                StateChanged.Source.poll);

        assertThat(json(change).path("id").textValue())
                .isEqualTo(change.id())
                .isEqualTo("zApi-3C01-AUTHORIZED-1767225600");
        assertThat(json(new LinkTimedOut(P, ID, "s", AT, 3)).path("id").textValue())
                .isEqualTo("s-timeoutExpired");
    }

    @Test
    void noReportIsForgottenHere() {
        Set<Class<?>> tried = new HashSet<>();
        reports().forEach(report -> tried.add(report.getClass()));

        assertThat(tried).contains(LinkEvent.class.getPermittedSubclasses());
        assertThat(tried).containsAll(reportsOfCommands());
    }

    private static List<Class<?>> reportsOfCommands() {
        List<Class<?>> reports = new ArrayList<>();
        for (Class<?> command : Command.class.getPermittedSubclasses()) {
            Stream.concat(Stream.of(command.getEnclosingClass()), Arrays.stream(command.getDeclaredClasses()))
                    .filter(type -> type != null && Report.class.isAssignableFrom(type))
                    .forEach(reports::add);
        }
        assertThat(reports).isNotEmpty();
        return reports;
    }

    @Test
    void aQrCodeHoldsItsPictureInBase64AndItsTimesInIso8601() throws Exception {
        JsonNode json = json(new QrCode(P, ID, "s", new byte[] {1, 2, 3}, 7, AT, LATER));

        assertThat(json.path("type").textValue()).isEqualTo("qrCode");
        assertThat(json.path("png").textValue()).isEqualTo("AQID");
        assertThat(json.path("sequence").longValue()).isEqualTo(7);
        assertThat(json.path("receivedAt").textValue()).isEqualTo("2026-01-01T00:00:00.123Z");
        assertThat(json.path("expiresAt").textValue()).isEqualTo("2026-01-01T00:00:20.123Z");
    }

    @Test
    void aChangeOfStateHoldsBothStatesInFull() throws Exception {
        AccountState before = new AccountState(P, ID, AT, AccountState.Value.STARTING, "starting", null);
        AccountState after = new AccountState(P, ID, LATER, AccountState.Value.AUTHORIZED, "authorized", "44");
        JsonNode json = json(new StateChanged(P, ID, LATER, before, after, StateChanged.Source.queue));

        assertThat(json.path("source").textValue()).isEqualTo("queue");
        assertThat(json.path("previous").path("value").textValue()).isEqualTo("STARTING");
        assertThat(json.path("previous").path("at").textValue()).isEqualTo("2026-01-01T00:00:00.123Z");
        assertThat(json.path("current").path("value").textValue()).isEqualTo("AUTHORIZED");
        assertThat(json.path("current").path("raw").textValue()).isEqualTo("authorized");
        assertThat(json.path("current").path("provider").textValue()).isEqualTo("zApi");
        assertThat(json.path("current").path("phone").textValue()).isEqualTo("44");
    }

    @Test
    void aCodeIsThereAsSentAndAsShown() throws Exception {
        JsonNode json = json(new AuthorizationCode(P, ID, AT, "GAPI2018", LATER));

        assertThat(json.path("code").textValue()).isEqualTo("GAPI2018");
        assertThat(json.path("displayCode").textValue()).isEqualTo("GAPI-2018");
        assertThat(json.path("expiresAt").textValue()).isEqualTo("2026-01-01T00:00:20.123Z");
    }

    @Test
    void anAccountsTokensAreHidden() throws Exception {
        JsonNode created = json(new CreateInstance.CreatedInstance(P, ID, AT, "acme", "https://z", LATER, ACCOUNT));
        JsonNode listed =
                json(new GetInstances.InstanceInfo(P, ID, AT, "acme", "web", null, null, null, null, null, ACCOUNT));

        for (JsonNode json : List.of(created, listed)) {
            assertThat(json.toString()).doesNotContain("secret");
            assertThat(json.path("account").path("apiToken").textValue()).isEqualTo("***");
            assertThat(json.path("account").path("clientToken").textValue()).isEqualTo("***");
        }
        assertThat(created.path("due").textValue()).isEqualTo("2026-01-01T00:00:20.123Z");
    }

    private static JsonNode json(Report report) throws Exception {
        return PLAIN.readTree(PLAIN.writeValueAsString(report));
    }
}
