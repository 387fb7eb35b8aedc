/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.instance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgreenapi.simulator.fault.Faults;
import java.util.Map;
import java.util.Set;

/** One account at one simulated provider. To be used on the simulator's loop alone. */
public interface Instance {

    String id();

    String token();

    /** The account security token to be sent with each request, or null where the provider has none. */
    String clientToken();

    /** The provider's own word, or the nearest GREEN-API word when the provider has none. */
    String state();

    /** Digits of the linked number, or null. */
    String phone();

    /** Whether a phone could link it now. */
    boolean linkable();

    /** A phone links the account, having presented a valid QR or pairing code. */
    void link(String phone);

    /** The phone removes the device. */
    void unlink();

    /** Puts the account into a state, whatever it was. */
    void force(String state);

    /** Something happened that the provider reports. */
    void queue(ObjectNode notification);

    int queued();

    int sessions();

    Map<String, Object> settings();

    /** Changes one setting at once and silently, which no provider can. */
    void setting(String name, Object value);

    /** The provider's methods, in their documented spelling. */
    Set<String> methods();

    /** A fault was armed; what is open already may have to act on it. */
    void struck();

    Pairing pairing();

    Faults faults();

    Ledger ledger();
}
