/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** What any logger says at WARN or above, from the creation to the close. */
public final class LoggedWarnings implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AbstractAppender appender = new AbstractAppender("warnings", null, null, true, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
            lines.add(event.getLevel() + " " + event.getLoggerName() + ": "
                    + event.getMessage().getFormattedMessage());
        }
    };

    public LoggedWarnings() {
        appender.start();
        context().getConfiguration().getRootLogger().addAppender(appender, Level.WARN, null);
        context().updateLoggers();
    }

    private static LoggerContext context() {
        return (LoggerContext) LogManager.getContext(false);
    }

    /** The level, the logger and the message of each. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        context().getConfiguration().getRootLogger().removeAppender(appender.getName());
        context().updateLoggers();
    }
}
