/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.Repetitions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * The functional tests of linkings, queues and states, unchanged, on networks that delay bytes, cut them into pieces
 * and have little bandwidth. {@link RoughNetworkTest} is about networks that lose connections as well, on which not
 * every assertion of these tests can hold.
 *
 * <p>These are left out: the tests that watch what a whole process shares, because the tests run side by side here
 * ({@link LinkingLifecycleTest} its threads, {@link LifeCycleLogTest} its log, {@link OperatorToolsTest} its JMX,
 * {@link ManyAccountsTest} its threads and time); those that time a fault of their own ({@link AwkwardPollingTest},
 * {@link AwkwardSocketTest}) or carry the tag {@value #TIMED}; and {@link KillTest}, whose component is in another
 * process.
 *
 * <p>A failure names its seed; {@code -Dseed=N} repeats the tests with that one.
 */
class SlowNetworkTest {

    /** Marks a test that expects something within a fraction of a second. */
    static final String TIMED = "timed";

    private static final int ROUNDS = Repetitions.of(1, 40);
    // Tests mostly wait.
    private static final String AT_ONCE = "16";
    private static final Class<?>[] TESTS = {
        FailoverTest.class,
        LinkingTest.class,
        StateChangesTest.class,
        NotificationRoutesTest.class,
        RoutesOfLinkingsTest.class,
        ObservationTest.class,
        StateRepositoryTest.class,
        PreviousPhoneRouteTest.class,
        PollEnrichTest.class,
        ServedAccountsTest.class
    };

    @Test
    void functionalTestsHoldOnSlowNetworks() {
        int rounds = Long.getLong("seed") == null ? ROUNDS : 1;

        List<String> failures = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            failures.addAll(failures(round));
        }

        assertThat(failures).isEmpty();
    }

    private static List<String> failures(int round) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(List.of(TESTS).stream()
                        .map(DiscoverySelectors::selectClass)
                        .toArray(ClassSelector[]::new))
                .filters(TagFilter.excludeTags(TIMED))
                .configurationParameter(SlowNetworks.ROUND, String.valueOf(round))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", AT_ONCE)
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        assertThat(listener.getSummary().getTestsStartedCount()).isGreaterThan(TESTS.length);
        return listener.getSummary().getFailures().stream()
                .map(failure -> "seed "
                        + SlowNetworks.seed(round, failure.getTestIdentifier().getUniqueId()) + ": "
                        + failure.getTestIdentifier().getUniqueId() + ": " + failure.getException())
                .toList();
    }
}
