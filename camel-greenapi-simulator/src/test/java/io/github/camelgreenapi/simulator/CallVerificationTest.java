/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallVerificationTest {

    private final Simulator simulator =
            Simulator.builder().manualTime().rateLimits(false).start();
    private final SimulatedAccount account = simulator.greenApi();
    private final Http http = Http.greenApi(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    private void call(String method) {
        http.get(Http.path(account, method));
    }

    @Test
    void aCheckPassesWithinItsBounds() {
        call("qr");
        call("qr");

        simulator.verify("qr").calledAtLeast(2);
        simulator.verify("QR").calledAtMost(2);
        account.verify("qr").calledExactly(2);
        account.verify("logout").neverCalled();
        account.verify("logout").calledExactly(0);
    }

    @Test
    void aCheckFailsOutsideOfItsBounds() {
        call("qr");

        assertThatThrownBy(() -> simulator.verify("qr").calledAtLeast(2)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> simulator.verify("qr").calledAtMost(0)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> simulator.verify("qr").calledExactly(2)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> simulator.verify("qr").neverCalled()).isInstanceOf(AssertionError.class);
    }

    @Test
    void aFailureShowsWhatWasCalledInstead() {
        call("qr");
        call("getSettings");

        assertThatThrownBy(() -> simulator.verify("qr").calledAtLeast(2))
                .hasMessageStartingWith("Expected qr to be called at least 2 times, but it was called once. "
                        + "Calls by method: {getSettings=1, qr=1}; the latest:")
                .hasMessageContaining("GET /waInstance1101000001/getSettings/*** -> 200")
                .hasMessageNotContaining(account.token());
        assertThatThrownBy(() -> simulator.verify("qr").neverCalled())
                .hasMessageStartingWith("Expected qr never to be called, but it was called once.");
        assertThatThrownBy(() -> simulator.zApi().verify("status").calledAtLeast(1))
                .hasMessage("Expected status to be called at least once, but it was never called. Nothing was called.");
    }

    @Test
    void oneAccountDoesNotCountForAnother() {
        call("qr");

        simulator.addGreenApi("1101000077").verify("qr").neverCalled();
    }

    @Test
    void callsOfPartnersCount() {
        http.get("/partner/getInstances/" + simulator.partnerToken());

        simulator.verify("getInstances").calledExactly(1);
    }

    @Test
    void aMethodThatNoProviderHasIsRefused() {
        assertThatThrownBy(() -> simulator.verify("qrr"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("qr-code/image");
        assertThatThrownBy(() -> simulator.zApi().verify("qr")).hasMessageContaining("qr-code");
        assertThatCode(() -> simulator.verify("qr-code").neverCalled()).doesNotThrowAnyException();
    }
}
