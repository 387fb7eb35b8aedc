/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import io.github.camelgreenapi.internal.concurrent.Timer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks host names up on threads that may wait, so that a name server that hangs holds up only the calls to that host.
 *
 * <p>The HTTP client itself would look them up on the thread that sends.
 */
final class HostNames implements DnsResolver {

    // As long as Java itself remembers an address.
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final DnsResolver names;
    private final Executor threads;
    private final Timer timer;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Known>> lookups = new ConcurrentHashMap<>();

    private record Known(InetAddress[] addresses, Instant since) {}

    HostNames(DnsResolver names, Executor threads, Timer timer) {
        this.names = names;
        this.threads = threads;
        this.timer = timer;
    }

    /** Completes when {@link #resolve} can answer without waiting, or fails when the host is not known at all. */
    CompletableFuture<?> ready(String host) {
        Known address = known.get(host);
        if (address != null && timer.now().isBefore(address.since().plus(FRESH))) {
            return CompletableFuture.completedFuture(address);
        }
        // What removes it again waits until it is in.
        return lookups.computeIfAbsent(host, this::lookUp);
    }

    private CompletableFuture<Known> lookUp(String host) {
        CompletableFuture<Known> lookup = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                Known address = new Known(names.resolve(host), timer.now());
                known.put(host, address);
                lookups.remove(host);
                lookup.complete(address);
            } catch (UnknownHostException | RuntimeException e) {
                Known former = known.get(host);
                lookups.remove(host);
                if (former != null) {
                    // The provider rarely moves; while names cannot be looked up, its last address is worth a try.
                    lookup.complete(former);
                } else {
                    lookup.completeExceptionally(e);
                }
            }
        });
        return lookup;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        Known address = known.get(host);
        return address != null ? address.addresses() : names.resolve(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }
}
