/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi;

import io.github.camelgreenapi.simulator.fault.FaultyAnswer;
import io.github.camelgreenapi.simulator.fault.Place;
import io.github.camelgreenapi.simulator.http.Answer;
import io.github.camelgreenapi.simulator.http.Call;
import io.github.camelgreenapi.simulator.time.SimulatedClock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the instance and the method that a path means: {@code [/prefix]/waInstance{id}/{method}/{token}[/{receiptId}]},
 * the method in any case.
 */
public final class GreenApiRoutes {
    private static final Pattern PATH =
            Pattern.compile("(?:/[^/]+)*?/waInstance([^/]+)/([^/]+)/([^/]+)(?:/([^/]*))?/?");

    /** Every method that is simulated. */
    private static final Map<String, GreenApiMethod> METHODS = Stream.of(
                    new Qr(),
                    new ScanQrCode(),
                    new GetAuthorizationCode(),
                    new Logout(),
                    new Reboot(),
                    new GetStateInstance(),
                    new GetStateInstanceHistory(),
                    new GetSettings(),
                    new SetSettings(),
                    new GetWaSettings(),
                    new ReceiveNotification(),
                    new DeleteNotification(),
                    new GetWebhooksCount(),
                    new ClearWebhooksQueue())
            .collect(Collectors.toMap(method -> method.name().toLowerCase(Locale.ROOT), Function.identity()));

    /** What the routes keep for each instance. */
    private record Gate(FaultyAnswer faulty, Map<GreenApiMethod, RateLimit> limits) {}

    private final GreenApiComplaints complaint = new GreenApiComplaints();
    private final Function<String, GreenApiInstance> instances;
    private final SimulatedClock clock;
    private final boolean rateLimits;
    private final Map<GreenApiInstance, Gate> gates = new HashMap<>();

    /** @param instances finds an instance by its id; null for none */
    public GreenApiRoutes(Function<String, GreenApiInstance> instances, SimulatedClock clock, boolean rateLimits) {
        this.instances = instances;
        this.clock = clock;
        this.rateLimits = rateLimits;
    }

    static Set<String> methods() {
        return METHODS.values().stream().map(GreenApiMethod::name).collect(Collectors.toSet());
    }

    /** Takes the call if its path is one of GREEN-API's. */
    public boolean take(Call call) {
        Matcher path = PATH.matcher(call.path());
        if (!path.matches()) {
            return false;
        }
        GreenApiInstance instance = instances.apply(path.group(1));
        if (instance == null) {
            call.answer(complaint.status(403, call));
            return true;
        }
        GreenApiMethod method = METHODS.get(path.group(2).toLowerCase(Locale.ROOT));
        String name = method == null ? path.group(2) : method.name();
        call.record(instance.ledger(), name, path.group(3), clock.now());
        if (method == null || !method.verb().equals(call.verb())) {
            call.answer(GreenApiComplaints.notFound(call));
        } else {
            String tail = path.group(4) == null ? "" : path.group(4);
            admit(call, instance, method, path.group(3), tail);
        }
        return true;
    }

    private void admit(Call call, GreenApiInstance instance, GreenApiMethod method, String token, String tail) {
        Gate gate = gates.computeIfAbsent(
                instance, known -> new Gate(new FaultyAnswer(clock, known.faults(), complaint), new HashMap<>()));
        if (rateLimits && !withinRate(call, gate.limits(), method)) {
            call.answer(Answer.empty(429));
        } else if (!token.equals(instance.token())) {
            call.answer(complaint.status(401, call));
        } else {
            Place place = call.isUpgrade() ? Place.UPGRADE : Place.ANSWER;
            gate.faulty().answer(call, place, method.name(), () -> method.call(instance, call, tail));
        }
    }

    private boolean withinRate(Call call, Map<GreenApiMethod, RateLimit> limits, GreenApiMethod method) {
        RateLimit limit = limits.computeIfAbsent(method, made -> new RateLimit(made.perSecond(), clock.now()));
        boolean admitted = limit.admits(clock.now());
        call.header("X-RateLimit-Remaining", String.valueOf(limit.remaining()));
        call.header("X-RateLimit-Replenish-Rate", String.valueOf(limit.perSecond()));
        return admitted;
    }
}
