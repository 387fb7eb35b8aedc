/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.event.AlreadyLinked;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.PasskeyRequired;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.event.UnknownLinkEvent;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.call.CallReply;
import io.github.camelgreenapi.internal.call.RequestCall;
import io.github.camelgreenapi.internal.provider.Dialect;
import io.github.camelgreenapi.internal.provider.GreenApiFrames;
import io.github.camelgreenapi.internal.provider.Signal;
import io.github.camelgreenapi.internal.provider.ZApiCodes;
import java.util.function.BiFunction;

/**
 * Asks for the current QR code: one now, or why there is none.
 *
 * @see <a href="https://green-api.com/en/docs/api/account/QR/">GREEN-API: QR</a>
 * @see <a href="https://developer.z-api.io/en/instance/qr-code-image">Z-API: QR code image</a>
 */
public record GetQrCode() implements Command<LinkEvent> {

    @Override
    public String operation() {
        return "qr";
    }

    @Override
    public Call<LinkEvent> on(Provider provider) {
        return ask(provider, GetQrCode::event);
    }

    /** The same for a linking session, which makes its own events. */
    public static Call<Signal> signal(Provider provider) {
        return ask(provider, (answer, signal) -> signal);
    }

    private static <R> Call<R> ask(Provider provider, BiFunction<CallReply, Signal, R> view) {
        return switch (provider) {
            case GREEN_API -> RequestCall.read("qr", answer -> view.apply(answer, greenApi(answer)));
            case Z_API ->
                RequestCall.<R>read("qr-code/image", answer -> view.apply(answer, zApi(answer)))
                        .readingComplaints();
        };
    }

    private static Signal greenApi(CallReply answer) {
        answer.object();
        return GreenApiFrames.read(answer.account(), answer.reply().text());
    }

    private static Signal zApi(CallReply answer) {
        return ZApiCodes.read(answer.account(), answer.reply()).orElseThrow(() -> {
            GreenApiException complaint = answer.complaint();
            if (complaint != null) {
                return complaint;
            }
            // A container that was created or restarted just now answers like this, until it has a code.
            boolean nothingYet = answer.json().isObject()
                    || answer.json().isNull()
                    || answer.reply().text().isEmpty();
            return answer.failure(nothingYet ? GreenApiError.INSTANCE_STARTING : GreenApiError.GARBLED_REPLY);
        });
    }

    private static LinkEvent event(CallReply answer, Signal signal) {
        Provider provider = answer.provider();
        String instance = answer.instance();
        if (signal instanceof Signal.Code code) {
            return new QrCode(
                    provider,
                    instance,
                    null,
                    code.png(),
                    1,
                    answer.at(),
                    answer.at().plus(Dialect.QR_CODE_LIVES));
        }
        if (signal instanceof Signal.AlreadyLinked already) {
            return new AlreadyLinked(provider, instance, null, answer.at(), already.message());
        }
        if (signal instanceof Signal.PasskeyRequired passkey) {
            return new PasskeyRequired(provider, instance, null, answer.at(), passkey.payload());
        }
        if (signal instanceof Signal.Unknown unknown) {
            return new UnknownLinkEvent(provider, instance, null, answer.at(), unknown.type(), unknown.raw());
        }
        if (signal instanceof Signal.Refused refused) {
            throw refused.failure();
        }
        throw answer.failure(GreenApiError.GARBLED_REPLY);
    }
}
