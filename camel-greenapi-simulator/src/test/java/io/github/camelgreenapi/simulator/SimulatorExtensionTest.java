/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

class SimulatorExtensionTest {

    @Nested
    class InAStaticField {
        @RegisterExtension
        static final SimulatorExtension simulator = new SimulatorExtension();

        private static final Set<String> SEEN = new HashSet<>();

        @RepeatedTest(2)
        void thereIsOneForTheClass(Simulator injected) {
            SEEN.add(simulator.url());
            assertThat(SEEN).hasSize(1);
            assertThat(injected).isSameAs(simulator.simulator());
            assertThat(simulator.greenApi().state()).isEqualTo("notAuthorized");
        }
    }

    @Nested
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    class InAnInstanceField {
        private static Simulator former;

        @RegisterExtension
        final SimulatorExtension simulator =
                new SimulatorExtension(Simulator.builder().manualTime());

        @Test
        @Order(1)
        void oneIsStarted() {
            former = simulator.simulator();
            assertThat(former.now()).isEqualTo(former.now());
        }

        @Test
        @Order(2)
        void theFormerOneIsClosedAndThisOneIsFresh() {
            assertThat(simulator.simulator()).isNotSameAs(former);
            assertThat(new Http(former.url()).fails("/")).isInstanceOf(ConnectException.class);
        }
    }

    @Nested
    @ExtendWith(SimulatorExtension.class)
    class ByAnnotation {
        @Test
        void parametersAreFilled(Simulator simulator) {
            assertThat(new Http(simulator.url()).get("/_control/clock").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void outsideOfATestThereIsNone() {
        assertThatThrownBy(() -> new SimulatorExtension().simulator()).isInstanceOf(IllegalStateException.class);
    }
}
