/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.simulator.FaultArming;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.simulator.fault.Fault;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** A provider and a person's phone; all that tests here know of the simulator. */
final class Simulated implements AutoCloseable {

    private final Provider provider;
    // A phone synchronises at once, unless a test says otherwise.
    private final Simulator simulator =
            Simulator.builder().syncTime(Duration.ZERO).start();
    private final SimulatedAccount account;

    private Simulated(Provider provider) {
        this.provider = provider;
        this.account = switch (provider) {
            case GREEN_API -> simulator.greenApi();
            case Z_API -> simulator.zApi();
        };
    }

    static Simulated at(Provider provider) {
        return new Simulated(provider);
    }

    GreenApiAccount account() {
        return new GreenApiAccount(
                provider, account.instance(), simulator.url(), account.token(), account.clientToken(), Map.of());
    }

    String instance() {
        return account.instance();
    }

    /** Scans what a screen shows; false when it is no code that is valid now. */
    boolean scan(String text, String phone) {
        return account.scan(text, phone);
    }

    /** The account was linked before, by whatever code. */
    void link(String phone) {
        account.scanCurrent(phone);
        Awaitility.await().until(() -> account.state().equals("authorized"));
    }

    boolean type(String code) {
        return account.enterCode(code, null);
    }

    void removeDevice() {
        account.unlink();
    }

    boolean isLinked() {
        return account.phone() != null;
    }

    /** How many requests the provider got. */
    int calls() {
        return account.requestLog().size();
    }

    /** Time passes at the provider only. */
    void pass(Duration time) {
        simulator.advance(time);
    }

    /** The phone takes so long to synchronise after the next link, which the provider's socket does not tell. */
    void synchroniseFor(Duration time) {
        account.fault(Fault.LONG_SYNC, time.toSeconds() + "s").once();
        if (provider == Provider.GREEN_API) {
            account.fault(Fault.CLOSE_AFTER_SCAN).once();
        }
    }

    /** The provider takes the request for codes, and then says nothing. */
    void saysNothing() {
        FaultArming stall = account.fault(Fault.STALL);
        if (provider == Provider.GREEN_API) {
            stall.on("scanqrcode");
        }
        stall.untilCleared();
    }

    void demandPasskey() {
        if (provider == Provider.GREEN_API) {
            account.fault(Fault.PASSKEY).on("scanqrcode").once();
        } else {
            account.fault(Fault.CHALLENGE).untilCleared();
        }
    }

    /** Every call fails, until {@link #comeBack}. */
    void goAway() {
        account.fault(Fault.STATUS, "502").untilCleared();
    }

    /** Refuses the credentials, until {@link #comeBack}. */
    void forbid() {
        account.fault(Fault.STATUS, "403").untilCleared();
    }

    void refuseCodes() {
        account.fault(provider == Provider.GREEN_API ? Fault.CODE_NOT_ISSUED : Fault.VALUE_FALSE)
                .once();
    }

    void comeBack() {
        account.clearFaults();
    }

    @Override
    public void close() {
        simulator.close();
    }
}
