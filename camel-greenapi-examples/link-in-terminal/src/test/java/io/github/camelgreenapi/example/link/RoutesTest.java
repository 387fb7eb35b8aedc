/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.GreenApiConstants;
import io.github.camelgreenapi.account.Report;
import io.github.camelgreenapi.command.AuthorizationCode;
import io.github.camelgreenapi.command.Logout;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The three routes do the same in every DSL, with every provider and transport. */
class RoutesTest {

    private static final String PHONE = "441234567890";
    private static final Duration OFTEN = Duration.ofMillis(20);

    enum Dsl {
        YAML("classpath:camel/link.camel.yaml"),
        XML("classpath:camel/link.camel.xml"),
        JAVA("classpath:none/*.yaml");

        private final String file;

        Dsl(String file) {
            this.file = file;
        }

        void addTo(Main main) {
            if (this == JAVA) {
                main.configure().addRoutesBuilder(new LinkRoutes());
            }
            main.addOverrideProperty("camel.main.routesIncludePattern", file);
        }
    }

    enum Way {
        GREEN_API("greenApi", null),
        GREEN_API_BY_POLLING("greenApi", "polling"),
        Z_API("zApi", null);

        private final String provider;
        private final String transport;

        Way(String provider, String transport) {
            this.provider = provider;
            this.transport = transport;
        }

        SimulatedAccount account(Simulator simulator) {
            return this == Z_API ? simulator.zApi() : simulator.greenApi();
        }
    }

    /** Takes the place of the terminal. */
    public static final class Notes {

        private final List<Report> reports = new CopyOnWriteArrayList<>();
        private final List<Exception> failures = new CopyOnWriteArrayList<>();

        public void print(Report report) {
            reports.add(report);
        }

        public void printFailure(Exception failure) {
            failures.add(failure);
        }

        <R> R await(Class<R> kind) {
            Awaitility.await().pollInterval(OFTEN).until(() -> reports.stream().anyMatch(kind::isInstance));
            return reports.stream()
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private final Simulator simulator = Simulator.start();
    private final Main main = new Main();
    private final Notes notes = new Notes();

    @AfterEach
    void stop() {
        main.stop();
        simulator.close();
    }

    static Stream<Arguments> everyDslAndWay() {
        return Stream.of(Dsl.values()).flatMap(dsl -> Stream.of(Way.values()).map(way -> Arguments.of(dsl, way)));
    }

    private SimulatedAccount start(Dsl dsl, Way way) {
        SimulatedAccount account = way.account(simulator);
        set("camel.component.greenapi.provider", way.provider);
        set("camel.component.greenapi.apiToken", account.token());
        set("camel.component.greenapi.clientToken", account.clientToken());
        set("camel.component.greenapi.apiUrl", simulator.url());
        set("camel.component.greenapi.qrInterval", "200");
        set("instance", account.instance());
        set("transport", way.transport);
        set("repeat", "untilLinked");
        main.bind("terminal", notes);
        dsl.addTo(main);
        main.start();
        return account;
    }

    private void set(String property, String value) {
        if (value != null) {
            main.addOverrideProperty(property, value);
        }
    }

    @ParameterizedTest
    @MethodSource("everyDslAndWay")
    void aScannedCodeLinksAndLogoutUnlinks(Dsl dsl, Way way) throws Exception {
        SimulatedAccount account = start(dsl, way);

        QrCode code = notes.await(QrCode.class);
        assertThat(code.content()).isEqualTo(account.qr());
        account.scan(code.content(), PHONE);
        assertThat(notes.await(Linked.class).phone()).isEqualTo(PHONE);

        main.getCamelTemplate().sendBody("direct:logout", null);
        notes.await(Logout.LoggedOut.class);
        assertThat(account.state()).isEqualTo("notAuthorized");
        assertThat(notes.failures).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyDslAndWay")
    void aCodeTypedOnThePhoneLinksToo(Dsl dsl, Way way) throws Exception {
        SimulatedAccount account = start(dsl, way);
        notes.await(QrCode.class);

        askForCode(PHONE);

        AuthorizationCode code = notes.await(AuthorizationCode.class);
        assertThat(account.enterCode(code.code(), null)).isTrue();
        assertThat(notes.await(Linked.class).phone()).isEqualTo(PHONE);
        assertThat(notes.failures).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatFailsIsToldByTheRoute(Dsl dsl) throws Exception {
        start(dsl, Way.GREEN_API);

        askForCode("what?");

        Awaitility.await().until(() -> !notes.failures.isEmpty());
        assertThat(notes.failures.get(0)).hasMessageContaining("phone number").hasMessageContaining("441234567890");
    }

    private void askForCode(String phone) throws Exception {
        main.getCamelTemplate().sendBodyAndHeader("direct:code", null, GreenApiConstants.PHONE_NUMBER, phone);
    }
}
