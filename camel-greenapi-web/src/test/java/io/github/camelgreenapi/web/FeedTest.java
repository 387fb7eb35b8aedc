/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FeedTest {

    private static final Duration HOLD = Duration.ofSeconds(25);

    private final Feed feed = new Feed(ManualTimer.standing());

    @Test
    void noRequestWaitsForAFeedThatIsClosed() {
        CompletableFuture<List<PageEvent>> before = feed.after(0, HOLD);
        assertThat(before).isNotDone();

        feed.close();

        assertThat(before).isCompletedWithValue(List.of());
        assertThat(feed.after(0, HOLD)).isCompletedWithValue(List.of());
    }
}
