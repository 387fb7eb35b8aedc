/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    private static KafkaGreenApiAccounts accounts() {
        KafkaGreenApiAccounts accounts = new KafkaGreenApiAccounts();
        accounts.setBrokers("127.0.0.1:1");
        accounts.setTopic("accounts");
        accounts.setGroupId("nodes");
        return accounts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"brokers", "topic", "groupId"})
    void aMissingOptionIsNamed(String option) {
        KafkaGreenApiAccounts accounts = accounts();
        switch (option) {
            case "brokers" -> accounts.setBrokers(null);
            case "topic" -> accounts.setTopic(" ");
            default -> accounts.setGroupId("");
        }

        assertThatThrownBy(accounts::all).hasMessageContaining("needs a value for " + option);
    }

    @Test
    void aWrongPropertyOfKafkaFailsTheStart() {
        KafkaGreenApiAccounts accounts = accounts();
        accounts.setProperties(Map.of("session.timeout.ms", "soon"));

        assertThatThrownBy(accounts::start)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("session.timeout.ms");
    }
}
