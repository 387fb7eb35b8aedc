/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import io.github.camelgreenapi.failure.GreenApiError;
import io.github.camelgreenapi.internal.wire.Reply;
import java.time.Duration;
import java.util.Optional;

/** A way in which a provider fails all requests for a while. */
public enum Outage {
    AWAY(Duration.ofMinutes(10), GreenApiError.UNREACHABLE),
    HANGING(Duration.ofMinutes(10), GreenApiError.TIMEOUT),
    /** Each reply comes just in time. */
    SLOW(Duration.ofMinutes(10), null),
    LIMITING(Duration.ofHours(1), GreenApiError.RATE_LIMITED),
    /** Each refusal asks for an hour. */
    LIMITING_FOR_AN_HOUR(Duration.ofHours(1), GreenApiError.RATE_LIMITED),
    BROKEN(Duration.ofHours(1), GreenApiError.SERVER_ERROR);

    private final Duration length;
    private final GreenApiError failure;

    Outage(Duration length, GreenApiError failure) {
        this.length = length;
        this.failure = failure;
    }

    public Duration length() {
        return length;
    }

    /** How calls fail; empty when they succeed after all. */
    public Optional<GreenApiError> failure() {
        return Optional.ofNullable(failure);
    }

    /** @param timeout that the requests have */
    public ModelProvider.Luck luck(Duration timeout) {
        return new ModelProvider.Luck() {

            @Override
            public Duration latency() {
                // A request and its reply take this long each.
                return switch (Outage.this) {
                    case SLOW -> timeout.dividedBy(2).minusMillis(1);
                    case HANGING -> timeout;
                    default -> Duration.ZERO;
                };
            }

            @Override
            public boolean losesRequest(String method) {
                return Outage.this == AWAY;
            }

            @Override
            public Optional<Reply> refusal(String method) {
                return switch (Outage.this) {
                    case LIMITING -> Optional.of(new Reply(429, new byte[0], null));
                    case LIMITING_FOR_AN_HOUR -> Optional.of(new Reply(429, new byte[0], Duration.ofHours(1)));
                    case BROKEN -> Optional.of(new Reply(500, new byte[0], null));
                    default -> Optional.empty();
                };
            }
        };
    }
}
