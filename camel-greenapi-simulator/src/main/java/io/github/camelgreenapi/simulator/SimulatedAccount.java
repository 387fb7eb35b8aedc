/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import io.github.camelgreenapi.simulator.http.Json;
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
        return loop.ask(instance::state);
    }

    /** Digits of the linked number; null when there is none. */
    public String phone() {
        return loop.ask(instance::phone);
    }

    /** The text inside the current QR code; null when the account cannot be linked now. */
    public String qr() {
        return loop.ask(() -> instance.linkable() ? instance.pairing().qr().text() : null);
    }

    /** The pairing code that may be typed now; null when there is none. */
    public String code() {
        return loop.ask(() -> instance.pairing().code().orElse(null));
    }

    /** How many QR sockets are open. */
    public int sessions() {
        return loop.ask(instance::sessions);
    }

    /** How often each method was called, refused calls included. */
    public Map<String, Integer> requests() {
        return loop.ask(() -> instance.ledger().counts());
    }

    /** How many notifications wait to be fetched or delivered. */
    public int queued() {
        return loop.ask(instance::queued);
    }

    /** Every request so far, the oldest first. */
    public List<Recorded> ledger() {
        return loop.ask(() -> instance.ledger().lines());
    }

    /** A phone scans the current QR code. */
    public boolean scan(String phone) {
        String number = digits(phone);
        return loop.ask(() -> link(number));
    }

    /** A phone scans a QR code with this text inside; false when it is not the current one. */
    public boolean scan(String qrText, String phone) {
        String number = digits(phone);
        return loop.ask(() -> instance.linkable() && instance.pairing().isCurrent(qrText) && link(number));
    }

    /** @param phone null for the number that the code was issued for */
    public boolean enterCode(String code, String phone) {
        Optional<String> number = Optional.ofNullable(phone).map(SimulatedAccount::digits);
        return loop.ask(() -> {
            Optional<String> asked = instance.pairing().phoneOf(code);
            return asked.isPresent() && link(number.orElse(asked.get()));
        });
    }

    /** The phone removes the device. */
    public void unlink() {
        loop.tell(instance::unlink);
    }

    /** Puts the account into a state, whatever it was before; the word need not be a known one. */
    public void force(String state) {
        loop.tell(() -> instance.force(state));
    }

    /** Queues a notification for {@code receiveNotification} or the webhook. */
    public void queue(String notificationJson) {
        var notification = Json.object(notificationJson);
        loop.tell(() -> instance.queue(notification));
    }

    /**
     * Makes the next answers misbehave.
     *
     * @param fault such as {@code status:429}; an unknown one is refused with a list of those that are known
     * @param method the provider's method that it waits for, in any case; null or {@code *} for any
     * @param times 0 for once, -1 until cleared
     */
    public void fault(String fault, String method, int times) {
        boolean any = method == null || method.isEmpty() || method.equals("*");
        if (!any && instance.methods().stream().noneMatch(method::equalsIgnoreCase)) {
            throw new IllegalArgumentException("Unknown method '" + method + "'; known are " + instance.methods());
        }
        loop.tell(() -> {
            instance.faults().arm(fault, any ? null : method, times);
            instance.struck();
        });
    }

    public void clearFaults() {
        loop.tell(() -> instance.faults().clear());
    }

    /** The settings in force, secrets in clear. */
    public Map<String, Object> settings() {
        return loop.ask(instance::settings);
    }

    /** Puts one setting in force at once, without the restart and the delay of the provider's own call. */
    public void setting(String name, Object value) {
        loop.tell(() -> instance.setting(name, value));
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
