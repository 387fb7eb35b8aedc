/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser writes into the header of a reverse proxy. */
class LimitsTest {

    private static final String HEADER = "X-Forwarded-For";

    private final Limits limits = new Limits(ManualTimer.standing(), HEADER);

    private static Request from(Object addresses) {
        Message message = new DefaultMessage(new DefaultCamelContext());
        message.setHeader(HEADER, addresses);
        return new Request(message);
    }

    private void requestCodes(int count) {
        IntStream.range(0, count)
                .forEach(i -> limits.codeRequested(from(List.of("192.0.2." + i, "192.0.2.200")), "ticket" + i));
    }

    @Test
    void aHeaderThatWasSentTwiceEvadesNoLimit() {
        requestCodes(20);

        assertThatThrownBy(() -> requestCodes(1)).hasMessage("tooOften");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", ",,", "192.0.2.1,", " , 192.0.2.1"})
    void aHeaderWithoutAnAddressIsNoFailure(String addresses) {
        assertThatCode(() -> limits.codeRequested(from(addresses), "ticket")).doesNotThrowAnyException();
    }
}
