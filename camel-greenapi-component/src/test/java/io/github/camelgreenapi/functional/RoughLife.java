/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import static io.github.camelgreenapi.functional.LinkVariant.GREEN_API_BY_POLLING;
import static io.github.camelgreenapi.functional.LinkVariant.GREEN_API_BY_SOCKET;
import static io.github.camelgreenapi.functional.LinkVariant.Z_API_BY_POLLING;
import static org.awaitility.Awaitility.await;

import io.github.camelgreenapi.internal.wire.SelfMadeCertificate;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.simulator.SimulatorBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.awaitility.core.ConditionTimeoutException;

/** Some seconds of several accounts on a rough network, which a seed decides, and what was broken in them. */
final class RoughLife {

    // A call waits up to a second for its turn, and must have time left for its reply.
    private static final String OPTIONS = "&connectTimeout=1s&responseTimeout=2s";
    private static final Duration ROUGH = Duration.ofSeconds(2);
    // Long enough for a long poll that stalls to be given up.
    private static final Duration LONG_ROUGH = Duration.ofSeconds(8);
    private static final Duration CALM = Duration.ofMillis(500);
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private final long seed;
    private final boolean tls;
    private final SelfMadeCertificate certificate;

    RoughLife(long seed, SelfMadeCertificate certificate) {
        this.seed = seed;
        this.certificate = certificate;
        this.tls = seed % 3 == 2;
    }

    /** Lives it, and says what was broken; empty when nothing was. */
    String live() throws Exception {
        SimulatorBuilder builder = Simulator.builder().instances(5);
        if (tls) {
            builder.tls(certificate.file(), SelfMadeCertificate.PASSWORD);
        }
        try (Simulator simulator = builder.start();
                Network network = Network.rough(simulator, seed);
                DefaultCamelContext context = new DefaultCamelContext()) {
            List<Story> stories = stories(simulator);
            try {
                begin(context, network, stories);
                awaitEnds(stories);
                context.stop();
                stories.forEach(Story::checkThatNoSecretIsIn);
                stories.forEach(Story::check);
                return "";
            } catch (AssertionError | ConditionTimeoutException failure) {
                return report(failure, network, stories);
            }
        }
    }

    private static List<Story> stories(Simulator simulator) {
        List<SimulatedAccount> greenApi = new ArrayList<>();
        List<SimulatedAccount> zApi = new ArrayList<>();
        simulator.accounts().forEach(account -> (account.clientToken() == null ? greenApi : zApi).add(account));
        return List.of(
                new LinkStory(GREEN_API_BY_SOCKET, greenApi.get(0)),
                new LinkStory(GREEN_API_BY_POLLING, greenApi.get(1)),
                new LinkStory(Z_API_BY_POLLING, zApi.get(0)),
                new QueueStory(greenApi.get(2)),
                new StateStory(GREEN_API_BY_POLLING, simulator, greenApi.get(3)),
                new StateStory(Z_API_BY_POLLING, simulator, zApi.get(1)),
                new RestartStory(GREEN_API_BY_POLLING, greenApi.get(4)),
                new RestartStory(Z_API_BY_POLLING, zApi.get(2)));
    }

    private void begin(DefaultCamelContext context, Network network, List<Story> stories) throws Exception {
        context.getShutdownStrategy().setTimeout(5);
        context.getRegistry().bind("tls", tlsParameters());
        String options = OPTIONS + (tls ? "&sslContextParameters=#tls" : "");
        for (Story story : stories) {
            story.prepare(context);
            context.addRoutes(story.route(network.apiUrl(), options));
        }
        context.start();
        CompletableFuture.delayedExecutor(rough().toMillis(), TimeUnit.MILLISECONDS)
                .execute(network::heal);
        for (Story story : stories) {
            story.begin(context);
        }
    }

    private Duration rough() {
        return seed % 10 == 9 ? LONG_ROUGH : ROUGH;
    }

    private SSLContextParameters tlsParameters() {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + certificate.file());
        store.setPassword(SelfMadeCertificate.PASSWORD);
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(store);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        return parameters;
    }

    /** Waits until all stories are over and nothing more comes. */
    private static void awaitEnds(List<Story> stories) {
        for (Story story : stories) {
            await(story.route()).atMost(PATIENCE).until(story::isOver);
        }
        int got = count(stories);
        await("calm").during(CALM).until(() -> count(stories) == got);
    }

    private static int count(List<Story> stories) {
        return stories.stream()
                .mapToInt(story -> story.events.exchanges().size())
                .sum();
    }

    private String report(Throwable failure, Network network, List<Story> stories) {
        StringBuilder report = new StringBuilder("seed " + seed + ": " + failure.getMessage());
        stories.forEach(story -> report.append('\n').append(story));
        return report.append('\n').append(network.harm()).toString();
    }
}
