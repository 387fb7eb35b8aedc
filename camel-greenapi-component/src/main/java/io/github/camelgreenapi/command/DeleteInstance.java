/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import io.github.camelgreenapi.account.AccountState;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * Gives an instance back. A deleted instance stays linked on the phone, so a linked one is logged out first, and that
 * is confirmed by its state.
 *
 * @param instance which one
 * @see <a href="https://green-api.com/en/docs/partners/deleteInstanceAccount/">GREEN-API: deleteInstanceAccount</a>
 * @see <a href="https://developer.z-api.io/en/partner/unsubscribe-instance">Z-API: Cancel an instance</a>
 */
public record DeleteInstance(String instance) implements Command<DeleteInstance.DeletedInstance> {

    private static final Duration PAUSE = Duration.ofSeconds(2);
    // Less than a call takes by default, so that there is time left for the deletion.
    private static final Duration CONFIRMED_WITHIN = Duration.ofSeconds(45);
    private static final ProviderError NOT_CANCELLED = new ProviderError(
            GreenApiError.BAD_REQUEST,
            "the subscription is not cancelled; an instance without one is deleted by itself when its trial ends");
    private static final String STILL_ON_THE_PHONE =
            "The subscription had ended, so the account could not be logged out;"
                    + " remove the device in WhatsApp on the phone";
    private static final String DELETE_LATER =
            "Z-API bills and keeps a cancelled instance for some time, and deletes one"
                    + " only on request, 40 days after the cancellation: in its console, or by its method"
                    + " integrator/on-demand/delete";

    /**
     * What became of the instance.
     *
     * @param remains what is left to be done, as a sentence; null for nothing
     */
    public record DeletedInstance(Provider provider, String instance, Instant at, Outcome outcome, String remains)
            implements Report {

        /** How an instance was given back. */
        public enum Outcome {
            /** The provider has deleted it. */
            deleted,
            /** There was no such instance any more. */
            alreadyGone,
            /** The subscription is cancelled; the provider keeps the instance for the time being. */
            cancelled
        }

        @Override
        public String type() {
            return "deleteInstance";
        }

        @Override
        public String getProvider() {
            return provider.id();
        }

        @Override
        public String getAt() {
            return at.toString();
        }
    }

    private enum Link {
        LINKED,
        UNLINKED,
        UNPAID,
        GONE
    }

    @Override
    public String operation() {
        return "deleteInstance";
    }

    @Override
    public Call<DeletedInstance> on(Provider provider) {
        String state =
                switch (provider) {
                    case GREEN_API -> "getStateInstance";
                    case Z_API -> "status";
                };
        return RequestCall.read(state, DeleteInstance::link).acceptingErrors().then(link -> switch (link) {
            case LINKED -> logout(provider).then(state1 -> release(provider, null));
            case UNPAID -> release(provider, STILL_ON_THE_PHONE);
            case UNLINKED, GONE -> release(provider, null);
        });
    }

    private static Link link(CallReply reply) {
        String text = reply.http().text().toLowerCase(Locale.ROOT);
        if (text.contains("is deleted") || text.contains("instance not found")) {
            return Link.GONE;
        }
        boolean stated = reply.json().has("connected") || reply.json().has("stateInstance");
        GreenApiException error = stated && reply.http().successful() ? null : reply.error();
        if (error == null) {
            return linked(reply) ? Link.LINKED : Link.UNLINKED;
        }
        if (error.kind() == GreenApiError.SUBSCRIPTION_EXPIRED) {
            return Link.UNPAID;
        }
        throw error;
    }

    private static boolean linked(CallReply reply) {
        return switch (reply.provider()) {
            // An instance that is being created has no state.
            case GREEN_API ->
                !reply.json().isNull()
                        && !Json.text(reply.object(), "stateInstance")
                                .orElseThrow(() -> reply.failure(GreenApiError.GARBLED_REPLY))
                                .equals("notAuthorized");
            case Z_API -> {
                if (!reply.object().has("connected")) {
                    throw reply.failure(GreenApiError.GARBLED_REPLY);
                }
                yield !Json.no(reply.json(), "connected");
            }
        };
    }

    private static Call<AccountState> logout(Provider provider) {
        return new Logout()
                .on(provider)
                .then(done -> new Call.Until<>(
                        new GetState().on(provider),
                        state -> state.value() == AccountState.Value.NOT_AUTHORIZED,
                        PAUSE,
                        CONFIRMED_WITHIN,
                        GreenApiError.SERVER_ERROR,
                        "the account is still linked, so the instance was not deleted"));
    }

    private Call<DeletedInstance> release(Provider provider, String remains) {
        return switch (provider) {
            case GREEN_API ->
                RequestCall.post(
                                "deleteInstanceAccount",
                                Map.of("idInstance", instance.matches("\\d{1,18}") ? Long.valueOf(instance) : instance),
                                reply -> greenApi(reply, remains))
                        .asPartner()
                        .acceptingErrors();
            case Z_API ->
                RequestCall.post("integrator/on-demand/cancel", Map.of(), reply -> zApi(reply, remains))
                        .asPartner()
                        .acceptingErrors();
        };
    }

    private static DeletedInstance greenApi(CallReply reply, String remains) {
        String code = GreenApiPartnerMethods.code(reply.http()).orElse("");
        boolean successful = reply.http().successful();
        if (successful
                && (Json.yes(GreenApiPartnerMethods.content(reply.http()), "deleteInstanceAccount")
                        || code.equals("200"))) {
            return outcome(reply, DeletedInstance.Outcome.deleted, remains);
        }
        // In a status it is the method that is not there, and the instance that is paid for may be.
        if (successful && code.equals("404")) {
            return outcome(reply, DeletedInstance.Outcome.alreadyGone, null);
        }
        throw reply.error() != null ? reply.error() : reply.failure(GreenApiError.GARBLED_REPLY);
    }

    private static DeletedInstance zApi(CallReply reply, String remains) {
        GreenApiException error = reply.error();
        if (error == null) {
            return outcome(
                    reply,
                    DeletedInstance.Outcome.cancelled,
                    remains == null ? DELETE_LATER : remains + ". " + DELETE_LATER);
        }
        if (reply.http().text().toLowerCase(Locale.ROOT).contains("instance not found")) {
            return outcome(reply, DeletedInstance.Outcome.alreadyGone, null);
        }
        throw error.kind() == GreenApiError.BAD_REQUEST ? reply.failure(NOT_CANCELLED) : error;
    }

    private static DeletedInstance outcome(CallReply reply, DeletedInstance.Outcome outcome, String remains) {
        return new DeletedInstance(reply.provider(), reply.instance(), reply.at(), outcome, remains);
    }
}
