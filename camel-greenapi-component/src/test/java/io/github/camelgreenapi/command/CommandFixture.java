/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelgreenapi.Fixture;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.client.CallContext;
import io.github.camelgreenapi.internal.client.CallListener;
import io.github.camelgreenapi.internal.client.CommandExecutor;
import io.github.camelgreenapi.internal.concurrent.ManualTimer;
import io.github.camelgreenapi.internal.concurrent.Pacer;
import io.github.camelgreenapi.internal.provider.Credentials;
import io.github.camelgreenapi.internal.provider.Partner;
import io.github.camelgreenapi.internal.wire.Request;
import io.github.camelgreenapi.internal.wire.ScriptedSender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** A command executor with a scripted provider and a timer turned by hand, on the test's own thread. */
public final class CommandFixture {

    public static final GreenApiAccount GREEN_API = new GreenApiAccount(
            Provider.GREEN_API,
            "1101000001",
            "https://green.example/",
            "d75b3a66374942c5b3c019c698abc2067e151558acbd412345",
            null,
            Map.of());
    public static final GreenApiAccount Z_API = new GreenApiAccount(
            Provider.Z_API,
            "3C01A1B2C3D4E5F60718293A4B5C6D7E",
            "https://z.example",
            "F0E1D2C3B4A5968778695A4B",
            "F1client0token",
            Map.of());
    static final String PARTNER_TOKEN = "gac.0123456789abcdef0123456789abcdef0123456789abcde";
    public static final Duration TIMEOUT = Duration.ofSeconds(75);

    public final ManualTimer timer = new ManualTimer();
    public final ScriptedSender provider = new ScriptedSender(timer);
    public final ScriptedSender longPolls = new ScriptedSender(timer);
    public final CommandExecutor executor = new CommandExecutor(new CallContext(
            provider, longPolls, new Pacer(timer), timer, Runnable::run, new Random(1), CallListener.NONE));

    static GreenApiAccount account(Provider provider) {
        return switch (provider) {
            case GREEN_API -> GREEN_API;
            case Z_API -> Z_API;
        };
    }

    /** Those of the account and of its partner, whose methods are at {@code https://partner.example}. */
    static Credentials credentials(Provider provider) {
        return new Credentials(account(provider), partner(provider));
    }

    static Partner partner(Provider provider) {
        return new Partner(
                provider,
                "https://partner.example/",
                PARTNER_TOKEN,
                null,
                account(provider).clientToken());
    }

    /** What a command makes of one answer. */
    static <R> R answered(Provider provider, Command<R> command, int status, String body) {
        CommandFixture fixture = new CommandFixture();
        fixture.provider.answer(status, body);
        fixture.longPolls.answer(status, body);
        return fixture.settled(fixture.executor.execute(credentials(provider), command, TIMEOUT));
    }

    /** What a command makes of an answer that stands in a file. */
    static <R> R answered(Provider provider, Command<R> command, String fixture) {
        return answered(provider, command, 200, Fixture.of(provider, fixture));
    }

    /** How a command fails on one answer. */
    static GreenApiException refused(Provider provider, Command<?> command, int status, String body) {
        GreenApiException failure =
                catchThrowableOfType(GreenApiException.class, () -> answered(provider, command, status, body));
        assertThat(failure).describedAs("failure of %s", command).isNotNull();
        return failure;
    }

    /** The result of a call that needs no more time. */
    public <R> R settled(CompletableFuture<R> call) {
        timer.advance(Duration.ZERO);
        assertThat(call).isDone();
        try {
            return call.getNow(null);
        } catch (java.util.concurrent.CompletionException e) {
            if (e.getCause() instanceof GreenApiException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** What was asked, such as {@code GET /waInstance1101000001/qr/…}, with the account's secrets left out. */
    List<String> asked() {
        return provider.requests().stream().map(CommandFixture::line).toList();
    }

    static String line(Request request) {
        String path = request.uri().getRawPath()
                + (request.uri().getRawQuery() == null
                        ? ""
                        : "?" + request.uri().getRawQuery());
        String body = request.body() == null ? "" : " " + new String(request.body(), StandardCharsets.UTF_8);
        return request.verb() + " "
                + path.replace(GREEN_API.apiToken(), "TOKEN")
                        .replace(Z_API.apiToken(), "TOKEN")
                        .replace(PARTNER_TOKEN, "PARTNER")
                + body;
    }
}
