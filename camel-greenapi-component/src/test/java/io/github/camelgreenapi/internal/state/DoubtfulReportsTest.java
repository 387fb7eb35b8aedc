/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.event.StateChanged.Source;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoubtfulReportsTest {

    private final DoubtfulReports reports = new DoubtfulReports();

    private static AccountState at(long second) {
        return new AccountState(
                Provider.GREEN_API, "1101", Instant.ofEpochSecond(second), AccountState.Value.BLOCKED, "blocked", null);
    }

    private List<Long> seconds() {
        return reports.takeAll().stream()
                .map(report -> report.state().at().getEpochSecond())
                .toList();
    }

    @Test
    void theyAreTakenOnceInTheirOrder() {
        reports.add(at(2), Source.queue);
        reports.add(at(1), Source.webhook);

        assertThat(seconds()).containsExactly(2L, 1L);
        assertThat(seconds()).isEmpty();
    }

    @Test
    void theLatestHundredAreKept() {
        for (int second = 1; second <= 100; second++) {
            reports.add(at(second), Source.queue);
        }
        assertThat(seconds()).hasSize(100);

        for (int second = 1; second <= 101; second++) {
            reports.add(at(second), Source.queue);
        }
        assertThat(seconds()).hasSize(100).startsWith(2L);
    }

    @Test
    void whatASourceReportedBeforeAKnownChangeIsForgotten() {
        reports.add(at(1), Source.queue);
        reports.add(at(2), Source.queue);
        reports.add(at(3), Source.queue);
        reports.add(at(1), Source.webhook);

        reports.forgetBefore(at(2), Source.queue);

        assertThat(seconds()).containsExactly(3L, 1L);
    }

    @Test
    void theyCanAllBeForgotten() {
        reports.add(at(1), Source.queue);
        reports.clear();

        assertThat(seconds()).isEmpty();
    }
}
