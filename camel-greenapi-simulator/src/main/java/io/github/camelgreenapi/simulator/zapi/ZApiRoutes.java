/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.zapi;

import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.fault.Faults;
import io.github.camelgreenapi.simulator.fault.FaultyAnswer;
import io.github.camelgreenapi.simulator.fault.Place;
import io.github.camelgreenapi.simulator.http.Answer;
import io.github.camelgreenapi.simulator.http.Call;
import io.github.camelgreenapi.simulator.time.SimulatedClock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the instance and the endpoint that a path means: {@code /instances/{id}/token/{token}/{endpoint}}. */
public final class ZApiRoutes {
    private static final Pattern PATH = Pattern.compile("(?:/[^/]+)*?/instances/([^/]+)/token/([^/]+)/(.+?)/?");
    /** Every endpoint that is simulated. */
    private static final Map<String, ZApiMethod> METHODS = Stream.concat(
                    UpdateWebhook.ALL.stream(),
                    Stream.of(
                            new QrCode(),
                            new QrCodeImage(),
                            new PhoneCode(),
                            new Status(),
                            new Disconnect(),
                            new Restart(),
                            new RestoreSession(),
                            new Device(),
                            new Me(),
                            new UpdateEveryWebhooks(),
                            new UpdateName(),
                            new PasskeyPrologue(),
                            new ResetPasskeyChallenge(),
                            new ExtensionToken()))
            .collect(Collectors.toMap(ZApiMethod::endpoint, Function.identity()));

    private final ZApiComplaints complaint = new ZApiComplaints();
    private final Function<String, ZApiInstance> instances;
    private final SimulatedClock clock;
    private final Map<ZApiInstance, FaultyAnswer> faulty = new HashMap<>();

    /** @param instances finds an instance by its id; null for none */
    public ZApiRoutes(Function<String, ZApiInstance> instances, SimulatedClock clock) {
        this.instances = instances;
        this.clock = clock;
    }

    static Set<String> methods() {
        return METHODS.keySet();
    }

    /** Takes the call if its path is one of Z-API's. */
    public boolean take(Call call) {
        Matcher path = PATH.matcher(call.path());
        if (!path.matches()) {
            return false;
        }
        ZApiInstance instance = instances.apply(path.group(1));
        if (instance == null) {
            call.answer(complaint.status(404, call));
            return true;
        }
        String endpoint = path.group(3);
        int end = METHODS.containsKey(endpoint) ? -1 : endpoint.lastIndexOf('/');
        String name = end < 0 ? endpoint : endpoint.substring(0, end);
        String tail = end < 0 ? "" : endpoint.substring(end + 1);
        call.record(instance.ledger(), name, path.group(2), clock.now());
        Optional<Answer> refusal = refusal(instance, path.group(2), METHODS.get(name), name, call);
        refusal.ifPresentOrElse(call::answer, () -> answer(instance, METHODS.get(name), call, tail));
        return true;
    }

    private Optional<Answer> refusal(ZApiInstance instance, String token, ZApiMethod method, String name, Call call) {
        if (!token.equals(instance.token())) {
            return Optional.of(complaint.status(404, call));
        }
        String sent = call.header("Client-Token");
        if (!instance.clientToken().equals(sent)) {
            return Optional.of(sent == null ? missing(instance.faults(), name) : ZApiComplaints.clientToken(403, sent));
        }
        if (method == null || !method.verb().equals(call.verb())) {
            boolean honest = instance.faults().strikes(Fault.NOT_FOUND_405, name);
            return Optional.of(ZApiComplaints.notFound(honest ? 405 : 200));
        }
        String type = call.header("Content-Type");
        boolean labelled = type != null && type.startsWith("application/json");
        return call.body().isEmpty() || labelled ? Optional.empty() : Optional.of(complaint.status(415, call));
    }

    private static Answer missing(Faults faults, String name) {
        if (faults.strikes(Fault.CLIENT_TOKEN_400, name)) {
            return ZApiComplaints.error(400, "your client-token is not configured");
        }
        return faults.strikes(Fault.CLIENT_TOKEN_200, name)
                ? ZApiComplaints.error(200, "null not allowed")
                : ZApiComplaints.clientToken(403, null);
    }

    private void answer(ZApiInstance instance, ZApiMethod method, Call call, String tail) {
        FaultyAnswer answers =
                faulty.computeIfAbsent(instance, known -> new FaultyAnswer(clock, known.faults(), complaint));
        answers.answer(call, Place.ANSWER, method.endpoint(), () -> {
            try {
                method.call(instance, call, tail);
            } catch (IllegalArgumentException malformed) {
                call.answer(ZApiComplaints.error(400, malformed.getMessage()));
            }
        });
    }
}
