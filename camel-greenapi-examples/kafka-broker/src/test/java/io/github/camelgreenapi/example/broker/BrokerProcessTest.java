/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerProcessTest {

    @TempDir
    private Path folder;

    @Test
    void aBrokerKeepsItsTopicsOverARestart() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(folder, Map.of());
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            admin.createTopics(List.of(new NewTopic("kept", Optional.of(1), Optional.empty())))
                    .all()
                    .get();

            broker.stop();
            broker.start();

            assertThat(admin.listTopics().names().get()).isEqualTo(Set.of("kept"));
        }
    }
}
