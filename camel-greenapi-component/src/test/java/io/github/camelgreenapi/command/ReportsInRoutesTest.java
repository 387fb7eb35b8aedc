/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.account.Report;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.event.QrCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Camel's usual steps make of each body. */
class ReportsInRoutesTest {

    private static final DefaultCamelContext context = new DefaultCamelContext();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static ProducerTemplate template;

    @BeforeAll
    static void start() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:log").setBody(simple("${body}")).convertBodyTo(String.class);
                from("direct:string").convertBodyTo(String.class);
                from("direct:bytes").convertBodyTo(byte[].class);
                from("direct:stream").convertBodyTo(InputStream.class);
                from("direct:json").marshal().json();
                from("direct:jsonpath").setBody().jsonpath("$.instance");
                from("direct:jsonpath-of-json").marshal().json().setBody().jsonpath("$.id");
                from("direct:id").setBody(simple("${body.id}"));
            }
        });
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterAll
    static void stop() {
        context.stop();
    }

    static Stream<Report> reports() {
        return ReportsAsJsonTest.reports();
    }

    static Stream<Report> otherThanCodes() {
        return reports().filter(report -> !(report instanceof QrCode));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void asTextItIsWhatMayBeLogged(Report report) {
        assertThat(template.requestBody("direct:log", report)).isEqualTo(report.toString());
        assertThat(template.requestBody("direct:string", report)).isEqualTo(report.toString());
    }

    @ParameterizedTest
    @MethodSource("otherThanCodes")
    void asBytesItIsItsJson(Report report) throws Exception {
        byte[] json = template.requestBody("direct:json", report, byte[].class);

        assertThat(template.requestBody("direct:bytes", report, byte[].class)).isEqualTo(json);
        assertThat(template.requestBody("direct:stream", report, InputStream.class)
                        .readAllBytes())
                .isEqualTo(json);
        assertThat(JSON.readTree(json).path("type").textValue()).isEqualTo(report.type());
    }

    @Test
    void asBytesACodeIsItsPicture() throws Exception {
        QrCode code =
                new QrCode(Provider.GREEN_API, "1101", "s", new byte[] {1, 2, 3}, 1, Instant.EPOCH, Instant.EPOCH);

        assertThat(template.requestBody("direct:bytes", code, byte[].class)).containsExactly(1, 2, 3);
        assertThat(template.requestBody("direct:stream", code, InputStream.class)
                        .readAllBytes())
                .containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @MethodSource("otherThanCodes")
    void jsonPathReadsIt(Report report) {
        assertThat(template.requestBody("direct:jsonpath", report)).isEqualTo(report.instance());
    }

    @Test
    void jsonPathReadsTheJsonOfACode() {
        QrCode code = new QrCode(Provider.GREEN_API, "1101", "s", new byte[] {1}, 7, Instant.EPOCH, Instant.EPOCH);

        assertThat(template.requestBody("direct:jsonpath-of-json", code)).isEqualTo("s-qrCode-7");
    }

    @Test
    void simpleReadsTheId() {
        Linked linked = new Linked(Provider.GREEN_API, "1101", "s", Instant.EPOCH, "wid", "44", null, null, null);

        assertThat(template.requestBody("direct:id", linked)).isEqualTo("s-accountData");
    }

    @ParameterizedTest
    @MethodSource("reports")
    void itCanBeSerializedUnlessItHoldsAToken(Report report) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            if (report instanceof CreateInstance.CreatedInstance || report instanceof GetInstances.InstanceInfo) {
                assertThatThrownBy(() -> out.writeObject(report)).isInstanceOf(NotSerializableException.class);
                return;
            }
            out.writeObject(report);
        }

        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(report);
        }
    }

    @Test
    void marshallingReplacesTheContentTypeOfAnEarlierStep() {
        Exchange json = template.request("direct:json", exchange -> {
            exchange.getMessage().setBody(Map.of("a", 1));
            exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "image/png");
        });

        assertThat(json.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/json");
    }
}
