/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.instance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgreenapi.simulator.fault.Faults;
import io.github.camelgreenapi.simulator.http.RequestLog;
import io.github.camelgreenapi.simulator.time.SimulatedClock;
import java.util.Map;
import java.util.Set;

/** One account at one simulated provider. To be used on the simulator's loop alone. */
public abstract class Instance {

    protected static final String NOT_AUTHORIZED = "notAuthorized";
    protected static final String AUTHORIZED = "authorized";
    protected static final String STARTING = "starting";

    protected final SimulatedClock clock;
    protected final Timing timing;

    private String state = NOT_AUTHORIZED;

    /** Digits of the linked number, or null. */
    protected String phone;

    private final String id;
    private final String token;
    private final Set<String> methods;
    private final Pairing pairing;
    private final Faults faults;
    private final RequestLog requestLog = new RequestLog();

    protected Instance(String id, String token, Set<String> methods, Environment environment) {
        this.id = id;
        this.token = token;
        this.methods = methods;
        this.faults = new Faults(environment.randomFaults());
        this.clock = environment.clock();
        this.timing = environment.timing();
        this.pairing = new Pairing(clock, timing);
    }

    public final String id() {
        return id;
    }

    public final String token() {
        return token;
    }

    /** The account security token to be sent with each request, or null where the provider has none. */
    public abstract String clientToken();

    /** The provider's own word, or the nearest GREEN-API word when the provider has none. */
    public final String state() {
        return state;
    }

    public final String phone() {
        return phone;
    }

    /** Enters a state. With a link goes its number, and whatever was shown to phones meanwhile. */
    protected final void enter(String next) {
        if (next.equals(NOT_AUTHORIZED) && !linkable()) {
            phone = null;
            pairing.forget();
        }
        state = next;
    }

    protected final boolean is(String word) {
        return state.equals(word);
    }

    /** Whether a phone could link it now. */
    public final boolean linkable() {
        return is(NOT_AUTHORIZED);
    }

    /** A phone links the account, having presented a valid QR or pairing code. */
    public abstract void link(String number);

    /** The phone removes the device. */
    public abstract void unlink();

    /** Puts the account into a state, whatever it was. */
    public abstract void force(String state);

    /** Something happened that the provider reports. */
    public abstract void queue(ObjectNode notification);

    public abstract int queued();

    public abstract int sessions();

    public abstract Map<String, Object> settings();

    /** Changes one setting at once and silently, which no provider can. */
    public abstract void setting(String name, Object value);

    /** The provider's methods, in their documented spelling. */
    public final Set<String> methods() {
        return methods;
    }

    /** A fault was armed; what is open already may have to act on it. */
    public abstract void faultArmed();

    public final Pairing pairing() {
        return pairing;
    }

    public final Faults faults() {
        return faults;
    }

    public final RequestLog requestLog() {
        return requestLog;
    }
}
