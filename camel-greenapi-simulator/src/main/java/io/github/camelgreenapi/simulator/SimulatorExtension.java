/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import java.time.Duration;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a JUnit 5 test a simulator: one for the whole class when registered in a static field or by
 * {@code @ExtendWith}, a fresh one for each test method when registered in an instance field. Also fills parameters of
 * type {@link Simulator}.
 */
public final class SimulatorExtension
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private final SimulatorBuilder builder;
    private Simulator simulator;

    /** The context at whose end the simulator is closed. */
    private ExtensionContext owner;

    public SimulatorExtension() {
        this(Simulator.builder());
    }

    /** @param builder how each simulator is to be started */
    public SimulatorExtension(SimulatorBuilder builder) {
        this.builder = builder;
    }

    public Simulator simulator() {
        if (simulator == null) {
            throw new IllegalStateException("No test is running");
        }
        return simulator;
    }

    public String url() {
        return simulator().url();
    }

    public SimulatedAccount greenApi() {
        return simulator().greenApi();
    }

    public SimulatedAccount zApi() {
        return simulator().zApi();
    }

    public SimulatedAccount account(String instance) {
        return simulator().account(instance);
    }

    public void advance(Duration by) {
        simulator().advance(by);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        startFor(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        startFor(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        closeFor(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        closeFor(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Simulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return simulator();
    }

    private void startFor(ExtensionContext context) {
        if (simulator == null) {
            simulator = builder.start();
            owner = context;
        }
    }

    private void closeFor(ExtensionContext context) {
        if (owner == context) {
            simulator.close();
            simulator = null;
            owner = null;
        }
    }
}
