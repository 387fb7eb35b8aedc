/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import io.netty.handler.proxy.HttpProxyHandler.HttpProxyConnectException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The reply of a proxy that refuses to open a tunnel, read from the only place where Netty keeps it. */
final class ProxyRefusal {

    private static final Pattern STATUS = Pattern.compile("status: (\\d{3})\\b");

    private ProxyRefusal() {}

    /** The proxy's answer; empty if something else failed. */
    static Optional<Reply> in(Throwable cause) {
        if (cause instanceof HttpProxyConnectException && cause.getMessage() != null) {
            Matcher status = STATUS.matcher(cause.getMessage());
            if (status.find()) {
                return Optional.of(new Reply(Integer.parseInt(status.group(1)), null, null));
            }
        }
        return Optional.empty();
    }
}
