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
        return call(provider, GetQrCode::event);
    }

    /** The same for a linking session, which makes its own events. */
    public static Call<Signal> signal(Provider provider) {
        return call(provider, (reply, signal) -> signal);
    }

    private static <R> Call<R> call(Provider provider, BiFunction<CallReply, Signal, R> view) {
        return switch (provider) {
            case GREEN_API -> RequestCall.read("qr", reply -> view.apply(reply, greenApi(reply)));
            case Z_API ->
                RequestCall.<R>read("qr-code/image", reply -> view.apply(reply, zApi(reply)))
                        .acceptingErrors();
        };
    }

    private static Signal greenApi(CallReply reply) {
        reply.object();
        return GreenApiFrames.read(reply.account(), reply.http());
    }

    private static Signal zApi(CallReply reply) {
        return ZApiCodes.read(reply.account(), reply.http()).orElseThrow(() -> {
            GreenApiException error = reply.error();
            if (error != null) {
                return error;
            }
            // A container that was created or restarted just now answers like this, until it has a code.
            boolean nothingYet = reply.json().isObject()
                    || reply.json().isNull()
                    || reply.http().text().isEmpty();
            return reply.failure(nothingYet ? GreenApiError.INSTANCE_STARTING : GreenApiError.GARBLED_REPLY);
        });
    }

    private static LinkEvent event(CallReply reply, Signal signal) {
        if (signal instanceof Signal.Refused refused) {
            throw refused.failure();
        }
        return new LinkEvents(reply.account(), null, reply.at(), 1)
                .of(signal)
                // Outside a session no time can be over.
                .filter(event -> !(event instanceof LinkTimedOut))
                .orElseThrow(() -> reply.failure(GreenApiError.GARBLED_REPLY));
    }
}
