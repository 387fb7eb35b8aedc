/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgreenapi.simulator.fault.Faults.Strike;
import io.github.camelgreenapi.simulator.http.Answer;
import io.github.camelgreenapi.simulator.http.Call;
import io.github.camelgreenapi.simulator.http.Json;
import io.github.camelgreenapi.simulator.http.Wire;
import io.github.camelgreenapi.simulator.time.DurationText;
import io.github.camelgreenapi.simulator.time.SimulatedClock;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** Lets the faults of one account strike its HTTP answers. */
public final class FaultyAnswer {

    /** How a provider words a refusal. */
    public interface Complaints {
        Answer status(int status, Call call);

        Answer expired();

        Answer starting();
    }

    private final SimulatedClock clock;
    private final Faults faults;
    private final Complaints complaints;

    public FaultyAnswer(SimulatedClock clock, Faults faults, Complaints complaints) {
        this.clock = clock;
        this.faults = faults;
        this.complaints = complaints;
    }

    /** Answers the call by the work, or as the fault that strikes here wants it. */
    public void answer(Call call, Place place, String method, Runnable work) {
        Optional<Answer> former = faults.repeated(method);
        if (former.isPresent()) {
            call.answer(former.get());
        } else {
            faults.strike(place, method).ifPresentOrElse(strike -> strike(strike, call, method, work), work);
        }
    }

    private void strike(Strike strike, Call call, String method, Runnable work) {
        String argument = strike.argument();
        switch (strike.fault()) {
            case STATUS -> call.answer(status(argument, call));
            case STATUS_BODY -> call.answer(Answer.raw(code(argument), after(argument)));
            case REFUSE -> call.answer(complaints.status(code(argument), call));
            case BODY -> call.answer(Answer.raw(200, argument));
            case EMPTY -> call.answer(Answer.raw(200, ""));
            case NULL -> call.answer(Answer.raw(200, "null"));
            case GARBAGE -> call.answer(Answer.garbage());
            case HTML -> call.answer(Answer.html(200, "Welcome"));
            case EXPIRED -> call.answer(complaints.expired());
            case STARTING -> call.answer(complaints.starting());
            case ECHO_404, INSTANCE_NOT_FOUND -> call.answer(complaints.status(404, call));
            case SUBSCRIPTION -> call.answer(complaints.status(400, call));
            case VALUE_FALSE -> call.answer(Answer.json("value", false));
            case RESET -> Wire.of(call.request()).reset();
            case STALL -> {}
            case CLOSE_MID_BODY -> {
                call.deliver(call::sendHalf);
                work.run();
            }
            case SLOW -> {
                call.deliver(answer -> clock.after(DurationText.parse(argument), () -> call.send(answer)));
                work.run();
            }
            case DUPLICATE -> {
                call.deliver(answer -> {
                    faults.repeat(method, answer);
                    call.send(answer);
                });
                work.run();
            }
            case BOM -> {
                call.change(answer -> answer.withBody(Buffer.buffer("\uFEFF").appendBuffer(answer.body())));
                work.run();
            }
            case STRINGLY -> {
                call.change(answer -> isJson(answer) ? answer.withBody(stringly(answer.body())) : answer);
                work.run();
            }
            default -> throw new IllegalStateException(strike.fault() + " does not strike answers");
        }
    }

    private Answer status(String argument, Call call) {
        int status = code(argument);
        return argument.endsWith("-html")
                ? Answer.html(status, status == 502 ? "Bad Gateway" : "Internal Server Error")
                : complaints.status(status, call);
    }

    private static int code(String argument) {
        return Integer.parseInt(argument.substring(0, 3));
    }

    private static String after(String argument) {
        return argument.length() > 4 ? argument.substring(4) : "";
    }

    private static boolean isJson(Answer answer) {
        return answer.body().toString().startsWith("{");
    }

    private static Buffer stringly(Buffer body) {
        ObjectNode object = Json.object(body.toString());
        object.properties().stream()
                .filter(member ->
                        member.getValue().isNumber() || member.getValue().isBoolean())
                .toList()
                .forEach(member -> object.put(member.getKey(), member.getValue().asText()));
        return Buffer.buffer(Json.text(object));
    }
}
