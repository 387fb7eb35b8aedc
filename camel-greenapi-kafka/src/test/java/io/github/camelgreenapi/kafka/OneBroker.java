/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.kafka;

import io.github.camelgreenapi.example.broker.BrokerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives every test class the same broker, which ends with the last of them. */
final class OneBroker implements ParameterResolver {

    private record Running(BrokerProcess process) implements AutoCloseable {

        @Override
        public void close() {
            process.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == BrokerProcess.class;
    }

    @Override
    public BrokerProcess resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(OneBroker.class))
                .getOrComputeIfAbsent(Running.class, any -> start(), Running.class)
                .process();
    }

    private static Running start() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target"), "broker");
            return new Running(BrokerProcess.start(folder, Map.of("group.min.session.timeout.ms", "1000")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
