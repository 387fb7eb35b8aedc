/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.link;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.internal.client.CallContext;
import io.github.camelgreenapi.internal.client.CallListener;
import io.github.camelgreenapi.internal.client.CommandExecutor;
import io.github.camelgreenapi.internal.client.Resources;
import io.github.camelgreenapi.internal.concurrent.Backoff;
import io.github.camelgreenapi.internal.concurrent.KeyedLock;
import io.github.camelgreenapi.internal.concurrent.ManualTimer;
import io.github.camelgreenapi.internal.concurrent.Pacer;
import io.github.camelgreenapi.internal.concurrent.Timer;
import io.github.camelgreenapi.internal.concurrent.Turnstile;
import io.github.camelgreenapi.internal.provider.AccountKey;
import io.github.camelgreenapi.option.Repeat;
import io.github.camelgreenapi.option.Transport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** A linking with everything around it turned by hand: nothing happens but what the test does. */
final class LinkingFixture {

    static final String PHONE = "441234567890";
    static final String ACCOUNT_DATA = "{\"type\":\"accountData\",\"wid\":\"" + PHONE + "@c.us\",\"pushname\":\"Ann\"}";
    static final String ALREADY = "{\"type\":\"alreadyLogged\",\"message\":\"instance account already authorized\"}";
    static final String TIMEOUT = "{\"type\":\"timeoutExpired\",\"message\":\"timeoutExpired\"}";

    final ManualTimer timer = new ManualTimer();
    final FakeHttp http = new FakeHttp(timer);
    final FakeSockets sockets = new FakeSockets(timer);
    final FakeRoute route = new FakeRoute();
    final KeyedLock<AccountKey> socketLock = new KeyedLock<>();
    KeyedLock<AccountKey> routeLock = new KeyedLock<>();
    final Pacer pacer = new Pacer(timer);
    Turnstile turnstile = new Turnstile(timer, 0, line -> {});
    final List<Runnable> watches = new ArrayList<>();

    GreenApiAccount account;
    Transport transport;
    Integer maxQrCodes;
    Duration qrInterval;
    Duration sessionTimeout = Duration.ofSeconds(100);
    Repeat repeat = Repeat.UNTIL_LINKED;
    int maxSessions = 3;
    Backoff pauses = Backoff.of(Duration.ofSeconds(5), Duration.ofSeconds(60));
    Duration startupTimeout = Duration.ZERO;
    String expectedPhone;
    boolean expectsPrevious;
    LinkMemory memory = new LinkMemory();
    boolean logoutWrongAccount;
    // Half of what a pause may be at most, unless the test wants otherwise.
    RandomGenerator random = () -> Long.MIN_VALUE;
    Executor routes = Runnable::run;
    Consumer<String> whenSessionBegins = session -> {};
    private Linking linking;
    private int sessions;

    LinkingFixture(Provider provider) {
        account = new GreenApiAccount(provider, "1101000001", "http://provider", "t0ken", null, Map.of());
        phoneIs(PHONE);
        stateIs("notAuthorized");
    }

    static LinkingFixture socket() {
        return new LinkingFixture(Provider.GREEN_API);
    }

    static LinkingFixture polling() {
        LinkingFixture fixture = new LinkingFixture(Provider.GREEN_API);
        fixture.transport = Transport.POLLING;
        fixture.codeIs(1);
        return fixture;
    }

    static LinkingFixture zApi() {
        LinkingFixture fixture = new LinkingFixture(Provider.Z_API);
        fixture.codeIs(1);
        return fixture;
    }

    private boolean green() {
        return account.provider() == Provider.GREEN_API;
    }

    String qr() {
        return green() ? "qr" : "qr-code/image";
    }

    String state() {
        return green() ? "getStateInstance" : "status";
    }

    String who() {
        return green() ? "getWaSettings" : "device";
    }

    /** What the provider's state is from now on; for Z-API anything but authorized is not connected. */
    void stateIs(String word) {
        http.answer(
                state(),
                green()
                        ? "{\"stateInstance\":\"" + word + "\"}"
                        : "{\"connected\":" + word.equals("authorized") + ",\"error\":\"You are … connected.\"}");
    }

    void phoneIs(String digits) {
        http.answer(who(), "{\"phone\":\"" + digits + "\",\"name\":\"Ann\"}");
    }

    /** Which code a QR request gets from now on. */
    void codeIs(int number) {
        http.answer(qr(), green() ? code(number) : "{\"value\":\"data:image/png;base64," + base64(number) + "\"}");
    }

    /** A frame with a code. */
    static String code(int number) {
        return "{\"type\":\"qrCode\",\"message\":\"" + base64(number) + "\"}";
    }

    private static String base64(int number) {
        byte[] png = ("\u0089PNG code " + number).getBytes(StandardCharsets.ISO_8859_1);
        return Base64.getEncoder().encodeToString(png);
    }

    static String error(String text) {
        return "{\"type\":\"error\",\"message\":\"" + text + "\"}";
    }

    /** Where pictures are decoded. */
    Executor pictures = Runnable::run;

    Linking linking() {
        if (linking == null) {
            linking = anotherLinking();
        }
        return linking;
    }

    Linking anotherLinking() {
        CommandExecutor executor = new CommandExecutor(
                new CallContext(http, http, pacer, timer, Runnable::run, random, CallListener.NONE));
        Resources resources = new Resources(
                executor,
                () -> sockets,
                socketLock,
                turnstile,
                routeLock,
                pacer,
                timer,
                Runnable::run,
                task -> pictures.execute(task),
                random,
                this::nextSession);
        LinkPolicy policy = new LinkPolicy(
                transport,
                qrInterval,
                maxQrCodes,
                sessionTimeout,
                repeat,
                maxSessions,
                pauses,
                expectedPhone == null ? null : PhoneNumber.parse(expectedPhone),
                expectsPrevious,
                logoutWrongAccount,
                Duration.ofSeconds(75),
                Duration.ofSeconds(10),
                startupTimeout);
        return new Linking(account, policy, resources, memory, this::watch, route.on(routes));
    }

    private String nextSession() {
        String session = "session-" + ++sessions;
        whenSessionBegins.accept(session);
        return session;
    }

    /** Another linking of the account takes over, as when the account is removed and added again. */
    void replaced() {
        linking().stop();
        linking = anotherLinking();
    }

    private Timer.Cancellable watch(GreenApiAccount watched, Runnable loggedOut) {
        watches.add(loggedOut);
        return () -> watches.remove(loggedOut);
    }

    /** Starts the linking and lets what is due now happen. */
    LinkingFixture started() {
        linking().start();
        pass(0);
        return this;
    }

    void stop() {
        linking().stop();
    }

    void pass(double seconds) {
        timer.advance(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    /** How many sessions were begun. */
    int sessionsSoFar() {
        return sessions;
    }

    FakeSockets.FakeSocket socketNow() {
        return sockets.last();
    }

    /** Whether nothing is left that could still do something. */
    boolean isAtRest() {
        return timer.pending() == 0
                && sockets.open() == 0
                && http.open() == 0
                && watches.isEmpty()
                && socketLock.size() + routeLock.size() == 0;
    }
}
