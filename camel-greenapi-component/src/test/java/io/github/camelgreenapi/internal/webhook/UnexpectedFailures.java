/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.webhook;

import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;

/** Breaks a rule with each failure that reaches it, for nothing that is posted may be more than refused. */
record UnexpectedFailures(WebhookRules rules) implements ExceptionHandler {

    @Override
    public void handleException(Throwable failure) {
        rules.check(false, "failed: " + failure);
    }

    @Override
    public void handleException(String message, Throwable failure) {
        handleException(failure);
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable failure) {
        handleException(failure);
    }
}
