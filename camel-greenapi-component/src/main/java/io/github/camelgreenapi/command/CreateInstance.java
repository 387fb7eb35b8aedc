/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.account.Report;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.call.CallReply;
import io.github.camelgreenapi.internal.call.RequestCall;
import io.github.camelgreenapi.internal.provider.GreenApiPartnerMethods;
import io.github.camelgreenapi.internal.provider.Json;
import io.github.camelgreenapi.internal.provider.ProviderError;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Creates an instance, which costs money. No provider recognises a repeated request, so it is sent once; when its reply
 * is lost, the name is how to find what was created.
 *
 * @param name shown in the provider's console and by {@link GetInstances}
 * @param settings by the provider's names
 * @see <a href="https://green-api.com/en/docs/partners/createInstance/">GREEN-API: createInstance</a>
 * @see <a href="https://developer.z-api.io/en/partner/create-instance">Z-API: Create instance</a>
 */
public record CreateInstance(String name, Map<String, Object> settings)
        implements Command<CreateInstance.CreatedInstance> {

    // With these, no instance was created.
    private static final Set<GreenApiError> CERTAIN = Set.of(
            GreenApiError.UNAUTHORIZED,
            GreenApiError.FORBIDDEN,
            GreenApiError.NOT_FOUND,
            GreenApiError.BAD_REQUEST,
            GreenApiError.RATE_LIMITED,
            GreenApiError.QUOTA_EXCEEDED);
    private static final int LONGEST_NAME = 80;
    // It becomes a header and part of addresses.
    private static final Pattern INSTANCE = Pattern.compile("[\\w.-]{1,100}");

    /**
     * A new instance. It is not linked, and may refuse its credentials for some minutes.
     *
     * @param apiUrl base address
     * @param due when an instance that nobody subscribes to is deleted; null where the provider does not say
     * @param account with the tokens; store it before anything else, since the provider does not repeat it here
     */
    public record CreatedInstance(
            Provider provider,
            String instance,
            Instant at,
            String name,
            String apiUrl,
            Instant due,
            GreenApiAccount account)
            implements Report {

        @Override
        public String type() {
            return "createInstance";
        }

        @Override
        public String getProvider() {
            return provider.id();
        }

        @Override
        public String getAt() {
            return at.toString();
        }

        /** {@code due} in ISO 8601, for JSON. */
        public String getDue() {
            return due == null ? null : due.toString();
        }

        /** The account for JSON, in which the tokens read {@code ***}. */
        public Map<String, String> getAccount() {
            return MaskedAccount.of(account);
        }

        /** Names the instance; the tokens are hidden. */
        @Override
        public String toString() {
            return "CreatedInstance[" + provider + ":" + instance + "]";
        }
    }

    public CreateInstance {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("createInstance needs a name for the instance");
        }
    }

    @Override
    public String operation() {
        return "createInstance";
    }

    @Override
    public Call<CreatedInstance> on(Provider provider) {
        String method =
                switch (provider) {
                    case GREEN_API -> "createInstance";
                    case Z_API -> "instances/integrator/on-demand";
                };
        return RequestCall.post(method, body(), this::created)
                .asPartner()
                .acceptingErrors()
                .failing(this::explained);
    }

    private Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>(settings);
        body.put("name", name);
        return body;
    }

    // What counts is whether the members are there: a code of 200 has been seen with success and with failure.
    private CreatedInstance created(CallReply reply) {
        JsonNode content =
                reply.provider() == Provider.GREEN_API ? GreenApiPartnerMethods.content(reply.http()) : reply.json();
        String instance = Json.text(content, "idInstance", "id")
                .filter(id -> INSTANCE.matcher(id).matches())
                .orElse(null);
        String token = Json.text(content, "apiTokenInstance", "token").orElse(null);
        if (instance == null || token == null || !reply.http().successful()) {
            throw failure(reply);
        }
        GreenApiAccount account = reply.credentials()
                .partner()
                .account(instance, token, Json.text(content, "apiUrl").orElse(null));
        return new CreatedInstance(
                reply.provider(),
                account.instance(),
                reply.at(),
                name,
                account.apiUrl(),
                GetInstances.time(content, "due"),
                account);
    }

    private static GreenApiException failure(CallReply reply) {
        ProviderError error = reply.methods().error(reply.http()).orElse(ProviderError.of(GreenApiError.GARBLED_REPLY));
        boolean certain = CERTAIN.contains(error.kind()) || error.equals(ProviderError.NO_FREE_INSTANCE);
        return reply.failure(certain ? error : new ProviderError(GreenApiError.OUTCOME_UNKNOWN, error.advice()));
    }

    /** Says how to find out whether the instance was created, where that is not known. */
    private GreenApiException explained(GreenApiException failure) {
        boolean lost =
                switch (failure.kind()) {
                    case OUTCOME_UNKNOWN, TIMEOUT, UNREACHABLE, GARBLED_REPLY -> true;
                    default -> false;
                };
        if (!lost) {
            return failure;
        }
        return new GreenApiException(
                GreenApiError.OUTCOME_UNKNOWN,
                failure.getMessage() + "; the instance may have been created all the same: look for the name '"
                        + shown() + "' in greenapi:instances before you create it again",
                failure.statusCode(),
                failure.retryAfter().orElse(null),
                failure.instance(),
                failure.operation());
    }

    private String shown() {
        String clean = name.replaceAll("\\p{Cntrl}+", " ");
        return clean.length() > LONGEST_NAME ? clean.substring(0, LONGEST_NAME) + "…" : clean;
    }

    /** The values are hidden, for one may be a token. */
    @Override
    public String toString() {
        return "CreateInstance" + settings.keySet();
    }
}
