/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;

/** An exception handler that remembers what it was given. */
final class ReportedFailures implements ExceptionHandler {

    final List<String> messages = new CopyOnWriteArrayList<>();

    @Override
    public void handleException(Throwable exception) {
        messages.add(exception.getMessage());
    }

    @Override
    public void handleException(String message, Throwable exception) {
        messages.add(message);
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable exception) {
        messages.add(message);
    }
}
