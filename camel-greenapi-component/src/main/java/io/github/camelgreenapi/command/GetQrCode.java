/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.LinkTimedOut;
import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.call.Call;
import io.github.camelgreenapi.internal.call.CallReply;
import io.github.camelgreenapi.internal.call.RequestCall;
import io.github.camelgreenapi.internal.provider.GreenApiFrames;
import io.github.camelgreenapi.internal.provider.LinkEvents;
import io.github.camelgreenapi.internal.provider.Signal;
import io.github.camelgreenapi.internal.provider.ZApiCodes;
import java.util.function.BiFunction;

/**
 * Gets the current QR code, or the reason why there is none.
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
                        .acceptingErrors();
        };
    }

    private static Signal greenApi(CallReply answer) {
        answer.object();
        return GreenApiFrames.read(answer.account(), answer.reply());
    }

    private static Signal zApi(CallReply answer) {
        return ZApiCodes.read(answer.account(), answer.reply()).orElseThrow(() -> {
            GreenApiException error = answer.error();
            if (error != null) {
                return error;
            }
            // A container that was created or restarted just now answers like this, until it has a code.
            boolean nothingYet = answer.json().isObject()
                    || answer.json().isNull()
                    || answer.reply().text().isEmpty();
            return answer.failure(nothingYet ? GreenApiError.INSTANCE_STARTING : GreenApiError.GARBLED_REPLY);
        });
    }

    private static LinkEvent event(CallReply answer, Signal signal) {
        if (signal instanceof Signal.Refused refused) {
            throw refused.failure();
        }
        return new LinkEvents(answer.account(), null, answer.at(), 1)
                .of(signal)
                // Outside a session no time can be over.
                .filter(event -> !(event instanceof LinkTimedOut))
                .orElseThrow(() -> answer.failure(GreenApiError.GARBLED_REPLY));
    }
}
