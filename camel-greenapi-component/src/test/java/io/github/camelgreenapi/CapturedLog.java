/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.internal.client.LifeCycleLog;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** What one logger says at any level, without its output, until this is closed. */
public final class CapturedLog implements AutoCloseable {

    private static final Pattern CALL = Pattern.compile("^DEBUG .*: \\w+ \\w+ after \\d");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final String logger;
    // Null when there was none.
    private final LoggerConfig former;
    private final AbstractAppender appender = new AbstractAppender("captured", null, null, true, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
            lines.add(event.getLevel() + " " + event.getMessage().getFormattedMessage());
        }
    };

    public CapturedLog(Class<?> logger) {
        this(logger.getName());
    }

    private CapturedLog(String logger) {
        this.logger = logger;
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        Configuration configuration = context.getConfiguration();
        LoggerConfig captured = new LoggerConfig(logger, Level.ALL, false);
        appender.start();
        captured.addAppender(appender, Level.ALL, null);
        // A second one of the same name would be ignored.
        former = configuration.getLoggers().get(logger);
        configuration.removeLogger(logger);
        configuration.addLogger(logger, captured);
        context.updateLoggers();
    }

    /** What becomes of accounts. */
    public static CapturedLog ofLifeCycles() {
        return new CapturedLog(LifeCycleLog.NAME);
    }

    /** Each with its level first, as in {@code WARN The disk is full}. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /**
     * The lines about one account that are not about a single call, each with its level first, without the account, and
     * with each span as {@code N s}.
     */
    public List<String> linesOf(String instance) {
        String account = " " + instance + ": ";
        return lines.stream()
                .filter(line -> line.contains(account) && !CALL.matcher(line).find())
                .map(line -> line.substring(0, line.indexOf(' ') + 1)
                        + line.substring(line.indexOf(account) + account.length()))
                .map(line -> line.replaceAll("\\d+\\.\\d s", "N s"))
                .toList();
    }

    @Override
    public void close() {
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        context.getConfiguration().removeLogger(logger);
        if (former != null) {
            context.getConfiguration().addLogger(logger, former);
        }
        context.updateLoggers();
    }
}
