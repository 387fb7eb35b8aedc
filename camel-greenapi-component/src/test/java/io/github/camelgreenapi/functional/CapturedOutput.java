/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** All that a program lets out besides its messages: logs of every level, output, exceptions, JMX, health. */
final class CapturedOutput implements AutoCloseable {

    private final StringBuffer said = new StringBuffer();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Map<String, Level> levels = new HashMap<>();
    private final Appender appender = new Appender();

    CapturedOutput() {
        PrintStream both = new PrintStream(
                new ByteArrayOutputStream() {
                    @Override
                    public synchronized void write(byte[] bytes, int from, int length) {
                        said.append(new String(bytes, from, length, StandardCharsets.UTF_8));
                    }
                },
                true,
                StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        Configuration configuration = context.getConfiguration();
        appender.start();
        LoggerConfig root = configuration.getRootLogger();
        levels.put(LogManager.ROOT_LOGGER_NAME, root.getLevel());
        root.setLevel(Level.INFO);
        root.addAppender(appender, Level.TRACE, null);
        context.updateLoggers();
    }

    /**
     * Lets every logger say everything, from now on: while Camel starts, it logs the values of all options at DEBUG.
     */
    void atEveryLevel() {
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        context.getConfiguration().getRootLogger().setLevel(Level.TRACE);
        context.updateLoggers();
    }

    void add(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        said.append(text).append('\n');
    }

    void addHeadersAndProperties(Exchange exchange) {
        said.append(exchange).append(exchange.getFromEndpoint()).append('\n');
        exchange.getMessage()
                .getHeaders()
                .forEach((name, value) ->
                        said.append(name).append('=').append(value).append('\n'));
        Map<String, Object> properties = new HashMap<>(exchange.getAllProperties());
        properties.forEach(
                (name, value) -> said.append(name).append('=').append(value).append('\n'));
        if (exchange.getException() != null) {
            add(exchange.getException());
        }
    }

    /** Names and attributes of all that Camel shows in JMX, and its routes. */
    void addManagement(CamelContext context, boolean dumpRoutes) throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            said.append(name).append('\n');
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                if (attribute.isReadable()) {
                    said.append(attribute.getName()).append('=');
                    said.append(value(server, name, attribute)).append('\n');
                }
            }
            if (dumpRoutes && name.getKeyProperty("type").equals("routes")) {
                said.append(server.invoke(name, "dumpRouteAsXml", new Object[0], new String[0]));
            }
        }
        HealthCheckHelper.invoke(context, "full").forEach(result -> said.append(result.getDetails())
                .append(result.getMessage())
                .append(result.getError()));
    }

    private static String value(MBeanServer server, ObjectName name, MBeanAttributeInfo attribute) {
        try {
            return String.valueOf(server.getAttribute(name, attribute.getName()));
        } catch (JMException | RuntimeException e) {
            return e.toString();
        }
    }

    String text() {
        return said.toString();
    }

    /** The lines with this in them, with the secret hidden, for the message of a failing test. */
    List<String> linesWith(String secret) {
        List<String> lines = new ArrayList<>();
        text().lines().filter(line -> line.contains(secret)).forEach(line -> {
            String shown = line.replace(secret, "<<SECRET>>");
            lines.add(shown.substring(0, Math.min(400, shown.length())));
        });
        return lines;
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        Configuration configuration = context.getConfiguration();
        configuration.getRootLogger().removeAppender(appender.getName());
        levels.forEach((name, level) -> configuration.getLoggerConfig(name).setLevel(level));
        context.updateLoggers();
    }

    private final class Appender extends AbstractAppender {

        Appender() {
            super("everything", null, null, true, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            said.append(event.getLoggerName())
                    .append(' ')
                    .append(event.getMessage().getFormattedMessage())
                    .append('\n');
            if (event.getThrown() != null) {
                add(event.getThrown());
            }
        }
    }
}
