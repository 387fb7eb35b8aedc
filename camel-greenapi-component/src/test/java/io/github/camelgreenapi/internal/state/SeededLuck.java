/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import io.github.camelgreenapi.internal.wire.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** A network and a provider that fail now and then, the same way for the same seed. */
public final class SeededLuck implements ModelProvider.Luck {

    private final Random random;
    private final double badness;

    public SeededLuck(Random random) {
        this.random = random;
        this.badness = random.nextInt(4) * 0.07;
    }

    private boolean strikes() {
        return random.nextDouble() < badness;
    }

    @Override
    public Duration latency() {
        return Duration.ofMillis(strikes() ? random.nextInt(8000) : random.nextInt(80));
    }

    @Override
    public Optional<Reply> refusal(String method) {
        // A history that cannot be had is given up in favour of the present state, which is another test's matter.
        if (method.equals(Simulation.HISTORY) || !strikes()) {
            return Optional.empty();
        }
        int[] statuses = {429, 500, 502, 503, 401, 200};
        int status = statuses[random.nextInt(statuses.length)];
        byte[] body = status == 200 ? "<html>".getBytes() : new byte[0];
        return Optional.of(new Reply(status, body, null));
    }

    @Override
    public boolean losesRequest(String method) {
        return !method.equals(Simulation.HISTORY) && strikes();
    }

    @Override
    public boolean losesReply(String method) {
        return !method.equals(Simulation.HISTORY) && strikes();
    }
}
