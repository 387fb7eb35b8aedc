/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.account.Report;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.call.CallReply;
import io.github.camelgreenapi.internal.call.RequestCall;
import io.github.camelgreenapi.internal.provider.GreenApiPartnerMethods;
import io.github.camelgreenapi.internal.provider.Json;
import io.github.camelgreenapi.internal.provider.Partner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lists the partner's instances, without those that are deleted.
 *
 * @param name lists only those of this name, and these with their accounts; null for all
 * @see <a href="https://green-api.com/en/docs/partners/getInstances/">GREEN-API: getInstances</a>
 * @see <a href="https://developer.z-api.io/en/partner/list-instances">Z-API: List instances</a>
 */
public record GetInstances(String name) implements Command<List<GetInstances.InstanceInfo>> {

    private static final int PAGE_SIZE = 100;
    // Far more than any partner has, so that a provider that counts wrongly does not hold the call for ever.
    private static final int MOST_PAGES = 1_000;
    // So GREEN-API writes a time that is not set.
    private static final String NEVER = "0001-";
    private static final long FIRST_IN_MILLIS = 100_000_000_000L;

    /**
     * An instance, as the provider lists it; what it does not report is null.
     *
     * @param at when it was listed
     * @param messenger the provider's word, such as {@code whatsapp} or {@code web}
     * @param created as the provider writes it, at GREEN-API without a zone
     * @param expires until when it is paid for or lives, likewise
     * @param linked whether an account is linked; GREEN-API does not report it
     * @param plan the provider's word for its tariff or its payment
     * @param account with the tokens, for creating once what a lost reply has left behind; null unless the list was
     *     asked for by name
     */
    public record InstanceInfo(
            Provider provider,
            String instance,
            Instant at,
            String name,
            String messenger,
            String created,
            String expires,
            Boolean expired,
            Boolean linked,
            String plan,
            GreenApiAccount account)
            implements Report {

        @Override
        public String type() {
            return "instances";
        }

        @Override
        public String getProvider() {
            return provider.id();
        }

        @Override
        public String getAt() {
            return at.toString();
        }

        /** The account for JSON, in which the tokens read {@code ***}. */
        public Map<String, String> getAccount() {
            return MaskedAccount.of(account);
        }

        /** Names the instance; the tokens are hidden. */
        @Override
        public String toString() {
            return "InstanceInfo[" + provider + ":" + instance + "]";
        }
    }

    private record Page(List<InstanceInfo> instances, boolean last) {}

    @Override
    public String operation() {
        return "instances";
    }

    @Override
    public Call<List<InstanceInfo>> on(Provider provider) {
        return switch (provider) {
            case GREEN_API ->
                RequestCall.read("getInstances", this::greenApi).asPartner().acceptingErrors();
            case Z_API -> page(1, List.of());
        };
    }

    private List<InstanceInfo> greenApi(CallReply reply) {
        JsonNode content = GreenApiPartnerMethods.content(reply.http());
        if (!reply.http().successful() || !content.isArray()) {
            throw reply.error() != null ? reply.error() : reply.failure(GreenApiError.GARBLED_REPLY);
        }
        List<InstanceInfo> instances = new ArrayList<>();
        for (JsonNode entry : content) {
            if (isWanted(entry, "idInstance")) {
                instances.add(new InstanceInfo(
                        Provider.GREEN_API,
                        text(entry, "idInstance"),
                        reply.at(),
                        text(entry, "name"),
                        text(entry, "messenger", "typeInstance"),
                        date(entry, "timeCreated"),
                        date(entry, "expirationDate"),
                        flag(entry, "isExpired"),
                        null,
                        text(entry, "tariff"),
                        account(reply, entry, "idInstance", "apiTokenInstance")));
            }
        }
        return List.copyOf(instances);
    }

    private Call<List<InstanceInfo>> page(int number, List<InstanceInfo> before) {
        return RequestCall.read("instances", reply -> zApi(reply, number))
                .asPartner()
                .where("page", number)
                .where("pageSize", PAGE_SIZE)
                .then(page -> {
                    List<InstanceInfo> all = new ArrayList<>(before);
                    all.addAll(page.instances());
                    return page.last() ? new Call.Answered<>(List.copyOf(all)) : page(number + 1, all);
                });
    }

    private Page zApi(CallReply reply, int number) {
        JsonNode content = reply.object().path("content");
        if (!content.isArray()) {
            throw reply.failure(GreenApiError.GARBLED_REPLY);
        }
        List<InstanceInfo> instances = new ArrayList<>();
        for (JsonNode entry : content) {
            if (isWanted(entry, "id")) {
                instances.add(new InstanceInfo(
                        Provider.Z_API,
                        text(entry, "id"),
                        reply.at(),
                        text(entry, "name"),
                        text(entry, "middleware"),
                        iso(time(entry, "created")),
                        iso(time(entry, "due")),
                        null,
                        flag(entry, "whatsappConnected"),
                        text(entry, "paymentStatus"),
                        account(reply, entry, "id", "token")));
            }
        }
        boolean last =
                content.isEmpty() || number >= reply.json().path("totalPage").asInt(1) || number >= MOST_PAGES;
        return new Page(instances, last);
    }

    private boolean isWanted(JsonNode entry, String id) {
        return text(entry, id) != null
                && !Json.yes(entry, "deleted")
                && (name == null || name.equals(text(entry, "name")));
    }

    private GreenApiAccount account(CallReply reply, JsonNode entry, String id, String token) {
        Partner partner = reply.credentials().partner();
        return name == null || text(entry, token) == null
                ? null
                : partner.account(text(entry, id), text(entry, token), text(entry, "apiUrl"));
    }

    private static String text(JsonNode entry, String... names) {
        return Json.text(entry, names).orElse(null);
    }

    private static Boolean flag(JsonNode entry, String member) {
        return Json.yes(entry, member) ? Boolean.TRUE : Json.no(entry, member) ? Boolean.FALSE : null;
    }

    private static String date(JsonNode entry, String member) {
        String date = text(entry, member);
        return date == null || date.startsWith(NEVER) ? null : date;
    }

    /** A time in milliseconds or seconds since 1970, as number or text; null for anything else. */
    static Instant time(JsonNode entry, String member) {
        String number = text(entry, member);
        if (number == null || !number.matches("\\d{1,15}")) {
            return null;
        }
        long time = Long.parseLong(number);
        return time < FIRST_IN_MILLIS ? Instant.ofEpochSecond(time) : Instant.ofEpochMilli(time);
    }

    private static String iso(Instant time) {
        return time == null ? null : time.toString();
    }

    /** The name is hidden, for it may be a tenant's. */
    @Override
    public String toString() {
        return "GetInstances[]";
    }
}
