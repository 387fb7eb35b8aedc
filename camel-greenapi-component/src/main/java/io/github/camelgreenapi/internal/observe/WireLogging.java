/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.observe;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns once when a network library is set to log what goes over the wire, for that has tokens in it. */
public final class WireLogging {

    private static final Logger LOG = LoggerFactory.getLogger(WireLogging.class);
    private static final List<String> LOGGERS =
            List.of("org.apache.hc.client5.http", "org.apache.hc.client5.http.wire", "io.netty", "io.vertx.core.http");
    private static final AtomicBoolean WARNED = new AtomicBoolean();

    public void warn() {
        List<String> talkative = LOGGERS.stream()
                .filter(name -> LoggerFactory.getLogger(name).isDebugEnabled())
                .toList();
        if (!talkative.isEmpty() && !WARNED.getAndSet(true)) {
            LOG.warn(
                    "The loggers {} are at DEBUG: these libraries then log requests with the token in them; set them to"
                            + " INFO",
                    talkative);
        }
    }
}
