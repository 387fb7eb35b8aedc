/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.http.Json;
import io.github.camelgreenapi.simulator.http.RecordedRequest;
import io.github.camelgreenapi.simulator.instance.Instance;
import io.github.camelgreenapi.simulator.time.Loop;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One account of a simulator: what its provider knows of it, what a person with a phone can do to it, and what can be
 * made to go wrong. May be used from any thread.
 */
public final class SimulatedAccount {

    private final Loop loop;
    private final Instance instance;

    SimulatedAccount(Loop loop, Instance instance) {
        this.loop = loop;
        this.instance = instance;
    }

    public String instance() {
        return instance.id();
    }

    public String token() {
        return instance.token();
    }

    /** Z-API's account security token; null for GREEN-API. */
    public String clientToken() {
        return instance.clientToken();
    }

    /** GREEN-API's own word, such as {@code notAuthorized}; the nearest of these for Z-API. */
    public String state() {
        return loop.get(instance::state);
    }

    /** Digits of the linked number; null when there is none. */
    public String phone() {
        return loop.get(instance::phone);
    }

    /** The text inside the current QR code; null when the account cannot be linked now. */
    public String qr() {
        return loop.get(() -> instance.linkable() ? instance.pairing().qr().text() : null);
    }

    /** The pairing code that may be typed now; null when there is none. */
    public String code() {
        return loop.get(() -> instance.pairing().code().orElse(null));
    }

    /** How many QR sockets are open. */
    public int sessions() {
        return loop.get(instance::sessions);
    }

    /** How often each method was called, refused calls included. */
    public Map<String, Integer> requests() {
        return loop.get(() -> instance.requestLog().counts());
    }

    /** How many notifications wait to be fetched or delivered. */
    public int queued() {
        return loop.get(instance::queued);
    }

    /** Every request so far, the oldest first. */
    public List<RecordedRequest> requestLog() {
        return loop.get(() -> instance.requestLog().requests());
    }

    /**
     * Compares how often this account was called with what a test expects.
     *
     * @param method the provider's, in any case
     * @throws IllegalArgumentException when the provider has no such method
     */
    public CallVerification verify(String method) {
        MethodNames.check(instance.methods(), method);
        return new CallVerification(method, this::requests, this::requestLog);
    }

    /** A phone scans the QR code of the moment; false when the account cannot be linked now. */
    public boolean scanCurrent(String phone) {
        String number = digits(phone);
        return loop.get(() -> link(number));
    }

    /** A phone scans a QR code with this text inside; false when it is not the current one. */
    public boolean scan(String qrText, String phone) {
        String number = digits(phone);
        return loop.get(() -> instance.linkable() && instance.pairing().isCurrent(qrText) && link(number));
    }

    /** @param phone null for the number that the code was issued for */
    public boolean enterCode(String code, String phone) {
        Optional<String> number = Optional.ofNullable(phone).map(SimulatedAccount::digits);
        return loop.get(() -> {
            Optional<String> asked = instance.pairing().phoneOf(code);
            return asked.isPresent() && link(number.orElse(asked.get()));
        });
    }

    /** The phone removes the device. */
    public void unlink() {
        loop.run(instance::unlink);
    }

    /** Puts the account into a state, whatever it was before; the word need not be a known one. */
    public void force(String state) {
        loop.run(() -> instance.force(state));
    }

    /** Queues a notification for {@code receiveNotification} or the webhook. */
    public void queue(String notificationJson) {
        var notification = Json.object(notificationJson);
        loop.run(() -> instance.queue(notification));
    }

    /**
     * Makes the next responses misbehave: {@code account.fault(Fault.STALL).on("qr").times(2)}.
     *
     * @return what arms the fault with its last word; nothing goes wrong before
     * @throws IllegalArgumentException when the fault needs an argument
     */
    public FaultArming fault(Fault fault) {
        return fault(fault, "");
    }

    /**
     * Makes the next responses misbehave: {@code account.fault(Fault.STATUS, "429").on("qr").times(2)}.
     *
     * @param argument what stands in capitals in the fault's {@linkplain Fault#form() form}
     * @return what arms the fault with its last word; nothing goes wrong before
     * @throws IllegalArgumentException when the argument does not fit the fault
     */
    public FaultArming fault(Fault fault, String argument) {
        fault.check(argument);
        return new FaultArming(
                instance.methods(),
                (method, times) -> loop.run(() -> {
                    instance.faults().arm(fault, argument, method, times);
                    instance.faultArmed();
                }));
    }

    public void clearFaults() {
        loop.run(() -> instance.faults().clear());
    }

    /** The settings in force, secrets in clear. */
    public Map<String, Object> settings() {
        return loop.get(instance::settings);
    }

    /** Puts one setting in force at once, without the restart and the delay of the provider's own call. */
    public void setting(String name, Object value) {
        loop.run(() -> instance.setting(name, value));
    }

    private boolean link(String number) {
        if (!instance.linkable()) {
            return false;
        }
        instance.link(number);
        return true;
    }

    private static String digits(String phone) {
        if (!phone.matches("\\d{5,15}")) {
            throw new IllegalArgumentException("A phone number is 5 to 15 digits");
        }
        return phone;
    }
}
