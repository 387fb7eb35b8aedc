/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.internal.concurrent.ManualTimer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;

class HostNamesTest {

    private static final Duration FRESH = Duration.ofSeconds(30);

    private final ManualTimer timer = new ManualTimer();
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private boolean down;
    private final HostNames hosts = new HostNames(
            new DnsResolver() {
                @Override
                public InetAddress[] resolve(String host) throws UnknownHostException {
                    asked.add(host);
                    if (down) {
                        throw new UnknownHostException(host);
                    }
                    return new InetAddress[] {
                        InetAddress.getByAddress(host, new byte[] {127, 0, 0, (byte) asked.size()})
                    };
                }

                @Override
                public String resolveCanonicalHostname(String host) {
                    return host;
                }
            },
            threads::add,
            timer);

    private void lookUp() {
        threads.remove().run();
    }

    @Test
    void aNameIsLookedUpOnAnotherThread() throws Exception {
        var ready = hosts.ready("api.example");
        assertThat(ready).isNotDone();
        assertThat(asked).isEmpty();

        lookUp();

        assertThat(ready).isCompleted();
        assertThat(hosts.resolve("api.example")).hasSize(1);
        assertThat(asked).containsExactly("api.example");
    }

    @Test
    void aLookupThatHangsHoldsUpOnlyItsOwnHost() {
        var hanging = hosts.ready("hanging.example");
        Runnable never = threads.remove();
        var other = hosts.ready("api.example");
        lookUp();

        assertThat(other).isCompleted();
        assertThat(hanging).isNotDone();
        never.run();
        assertThat(hanging).isCompleted();
    }

    @Test
    void manyCallsShareOneLookup() {
        var one = hosts.ready("api.example");
        var other = hosts.ready("api.example");
        lookUp();

        assertThat(one).isCompleted();
        assertThat(other).isCompleted();
        assertThat(asked).hasSize(1);
    }

    @Test
    void anAddressIsLookedUpAgainWhenItIsOld() {
        hosts.ready("api.example");
        lookUp();
        timer.advance(FRESH.minusMillis(1));
        assertThat(hosts.ready("api.example")).isCompleted();
        timer.advance(Duration.ofMillis(1));
        assertThat(hosts.ready("api.example")).isNotDone();
        lookUp();

        assertThat(asked).hasSize(2);
    }

    @Test
    void whileNamesCannotBeLookedUpTheLastAddressIsUsed() throws Exception {
        hosts.ready("api.example");
        lookUp();
        InetAddress[] last = hosts.resolve("api.example");
        timer.advance(FRESH);
        down = true;
        var ready = hosts.ready("api.example");
        lookUp();

        assertThat(ready).isCompleted();
        assertThat(hosts.resolve("api.example")).isEqualTo(last);
    }

    @Test
    void aNameThatWasNeverKnownFailsAndIsLookedUpAgainTheNextTime() {
        down = true;
        var failed = hosts.ready("api.example");
        lookUp();
        assertThat(failed).isCompletedExceptionally();

        down = false;
        var second = hosts.ready("api.example");
        lookUp();
        assertThat(second).isCompleted();
    }
}
