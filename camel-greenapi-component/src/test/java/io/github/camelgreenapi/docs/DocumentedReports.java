/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.account.Report;
import io.github.camelgreenapi.command.AuthorizationCode;
import io.github.camelgreenapi.command.ClearNotifications;
import io.github.camelgreenapi.command.CreateInstance;
import io.github.camelgreenapi.command.DeleteInstance;
import io.github.camelgreenapi.command.GetAccount;
import io.github.camelgreenapi.command.GetInstances;
import io.github.camelgreenapi.command.Logout;
import io.github.camelgreenapi.command.Reboot;
import io.github.camelgreenapi.event.AlreadyLinked;
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
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One of each event and result, as the documentation shows them. */
final class DocumentedReports {

    private static final String ID = "1101000001";
    private static final String SESSION = "5f0c8f3e-7a6d-4c1b-9a55-0d2f6a1b7c3e";
    private static final String PHONE = "441234567890";
    private static final Instant AT = Instant.parse("2026-11-22T10:15:00Z");
    private static final Provider PROVIDER = Provider.GREEN_API;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0};

    static final List<Report> ALL = List.of(
            new QrCode(PROVIDER, ID, SESSION, PNG, 1, AT, AT.plusSeconds(20)),
            new Linked(PROVIDER, ID, SESSION, AT, PHONE + "@c.us", PHONE, "Ann", null, null),
            new AlreadyLinked(PROVIDER, ID, SESSION, AT, "instance account already authorized"),
            new PasskeyRequired(PROVIDER, ID, SESSION, AT, "{\"type\":\"passkeyRequired\"}"),
            new WrongAccount(PROVIDER, ID, SESSION, AT, "79*******67", "44********90", true),
            new LinkTimedOut(PROVIDER, ID, SESSION, AT, 5),
            new LinkFailed(
                    PROVIDER,
                    ID,
                    SESSION,
                    AT,
                    "the connection ended without a result: closed",
                    GreenApiError.UNREACHABLE,
                    true),
            new LinkStopped(
                    PROVIDER,
                    ID,
                    SESSION,
                    AT,
                    "3 sessions in a row ended without a link, as many as the option maxSessions allows"),
            new UnknownLinkEvent(PROVIDER, ID, SESSION, AT, "newsletter", "{\"type\":\"newsletter\"}"),
            new StateChanged(
                    PROVIDER,
                    ID,
                    AT,
                    state(AT.minusSeconds(3600), AccountState.Value.AUTHORIZED, "authorized", PHONE),
                    state(AT, AccountState.Value.NOT_AUTHORIZED, "notAuthorized", null),
                    StateChanged.Source.poll),
            state(AT, AccountState.Value.AUTHORIZED, "authorized", null),
            new AuthorizationCode(PROVIDER, ID, AT, "GAPI2018", AT.plusSeconds(150)),
            new GetAccount.AccountInfo(
                    PROVIDER,
                    ID,
                    AT,
                    PHONE + "@c.us",
                    PHONE,
                    null,
                    "https://pps.whatsapp.net/v/t61.jpg",
                    PHONE + ":8@s.whatsapp.net",
                    "authorized"),
            new Logout.LoggedOut(PROVIDER, ID, AT),
            new Reboot.Rebooted(PROVIDER, ID, AT),
            new ClearNotifications.NotificationsCleared(PROVIDER, ID, AT),
            new CreateInstance.CreatedInstance(
                    PROVIDER, ID, AT, "acme", "https://1101.api.greenapi.com", null, account()),
            new GetInstances.InstanceInfo(
                    PROVIDER,
                    ID,
                    AT,
                    "acme",
                    "whatsapp",
                    "2026-11-01T18:39:44",
                    "2026-12-01T18:39:44",
                    false,
                    null,
                    "PARTNER_23",
                    null),
            new DeleteInstance.DeletedInstance(PROVIDER, ID, AT, DeleteInstance.DeletedInstance.Outcome.deleted, null));

    private static final Set<String> SECRET = Set.of("png", "code", "displayCode");

    private DocumentedReports() {}

    private static GreenApiAccount account() {
        return new GreenApiAccount(PROVIDER, ID, "https://1101.api.greenapi.com", "t0ken", null, Map.of());
    }

    private static AccountState state(Instant at, AccountState.Value value, String raw, String phone) {
        return new AccountState(PROVIDER, ID, at, value, raw, phone);
    }

    // The JVM may list getters in any order, and Jackson takes them in that order after a record's components.
    private static ObjectNode inOrder(Report report, ObjectNode json) {
        ObjectNode ordered = json.objectNode();
        for (RecordComponent component : report.getClass().getRecordComponents()) {
            ordered.set(component.getName(), json.get(component.getName()));
        }
        json.properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(member -> !ordered.has(member.getKey()))
                .forEach(member -> ordered.set(member.getKey(), member.getValue()));
        return ordered;
    }

    /** What {@code marshal().json()} makes of the report of this type, with its secrets shortened. */
    static String json(String type) throws JsonProcessingException {
        Report report = ALL.stream()
                .filter(one -> one.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No report of type " + type));
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode json = inOrder(report, mapper.valueToTree(report));
        for (String name : SECRET) {
            if (json.has(name)) {
                json.put(name, json.path(name).asText().substring(0, 4) + "…");
            }
        }
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        return mapper.writer(
                        new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent))
                .writeValueAsString(json)
                .replaceAll("(?m)^( *\"\\w+\") :", "$1:");
    }
}
