/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import io.github.camelgreenapi.simulator.fault.Fault;
import io.github.camelgreenapi.simulator.fault.RandomFaults;
import io.github.camelgreenapi.simulator.fault.Strike;
import io.github.camelgreenapi.simulator.greenapi.GreenApiInstance;
import io.github.camelgreenapi.simulator.greenapi.Lifetime;
import io.github.camelgreenapi.simulator.greenapi.method.GreenApiRoutes;
import io.github.camelgreenapi.simulator.greenapi.partner.PartnerRoutes;
import io.github.camelgreenapi.simulator.http.RecordedRequest;
import io.github.camelgreenapi.simulator.http.SimulatorServer;
import io.github.camelgreenapi.simulator.instance.Environment;
import io.github.camelgreenapi.simulator.instance.Instance;
import io.github.camelgreenapi.simulator.instance.Instances;
import io.github.camelgreenapi.simulator.instance.Partner;
import io.github.camelgreenapi.simulator.time.Loop;
import io.github.camelgreenapi.simulator.time.SimulatedClock;
import io.github.camelgreenapi.simulator.webhook.WebhookPost;
import io.github.camelgreenapi.simulator.zapi.Subscription;
import io.github.camelgreenapi.simulator.zapi.ZApiInstance;
import io.github.camelgreenapi.simulator.zapi.integrator.IntegratorRoutes;
import io.github.camelgreenapi.simulator.zapi.method.ZApiRoutes;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Stands in for GREEN-API and Z-API: one HTTP and websocket server for any number of accounts, with a clock of its own.
 * Several may run in one JVM. May be used from any thread.
 */
public final class Simulator implements AutoCloseable {

    private final Vertx vertx;
    private final Loop loop;
    private final SimulatedClock clock;
    private final Environment environment;
    private final Instances instances = new Instances();
    private final RandomFaults randomFaults = new RandomFaults();
    private final Partner partner = new Partner(randomFaults);
    private final Set<String> partnerMethods = new TreeSet<>();
    private final Set<String> knownMethods = new TreeSet<>();
    private final SimulatorServer server;

    Simulator(SimulatorBuilder wanted) {
        vertx = Loop.oneThread();
        loop = new Loop(vertx);
        clock = new SimulatedClock(vertx, wanted.manualTime);
        environment = new Environment(clock, wanted.timing, new WebhookPost(vertx, clock), randomFaults);
        for (int i = 0; i < wanted.instances; i++) {
            addGreenApi(DefaultAccounts.greenApi(i));
            addZApi(DefaultAccounts.zApi(i));
        }
        ControlRoutes control = new ControlRoutes(this);
        PartnerRoutes partners = new PartnerRoutes(partner, instances, environment);
        IntegratorRoutes integrators =
                new IntegratorRoutes(partner, instances, environment, DefaultAccounts.Z_API_CLIENT_TOKEN);
        GreenApiRoutes greenApi =
                new GreenApiRoutes(id -> instances.find(GreenApiInstance.class, id), clock, wanted.rateLimits);
        ZApiRoutes zApi = new ZApiRoutes(id -> instances.find(ZApiInstance.class, id), clock);
        partnerMethods.addAll(partners.methods());
        partnerMethods.addAll(integrators.methods());
        knownMethods.addAll(partnerMethods);
        knownMethods.addAll(GreenApiRoutes.methods());
        knownMethods.addAll(ZApiRoutes.methods());
        server = new SimulatorServer(
                vertx,
                wanted.keyStore,
                List.of(control::take, partners::take, integrators::take, greenApi::take, zApi::take));
        try {
            server.open(wanted.host, wanted.port);
        } catch (IllegalStateException e) {
            vertx.close();
            throw e;
        }
    }

    /** Starts one at a free port of the loopback address, with one unlinked account of each provider. */
    public static Simulator start() {
        return builder().start();
    }

    public static SimulatorBuilder builder() {
        return new SimulatorBuilder();
    }

    /** Where everything is served, HTTP and websocket alike: {@code http://127.0.0.1:PORT}, or {@code https}. */
    public String url() {
        return server.url();
    }

    public int port() {
        return server.port();
    }

    /** The first GREEN-API account. */
    public SimulatedAccount greenApi() {
        return account(DefaultAccounts.greenApi(0));
    }

    /** The first Z-API account. */
    public SimulatedAccount zApi() {
        return account(DefaultAccounts.zApi(0));
    }

    /** @throws NoSuchElementException when there is no such instance */
    public SimulatedAccount account(String instance) {
        Instance found = loop.get(() -> instances.find(instance));
        if (found == null) {
            throw new NoSuchElementException("No instance " + instance + " is simulated");
        }
        return new SimulatedAccount(loop, found);
    }

    /** Adds an account with the same token as the first one's. */
    public SimulatedAccount addGreenApi(String id) {
        if (!id.matches("\\d{1,18}")) {
            throw new IllegalArgumentException("A GREEN-API instance id is a number");
        }
        return add(() -> new GreenApiInstance(
                id,
                DefaultAccounts.GREEN_API_TOKEN,
                GreenApiRoutes.methods(),
                new Lifetime("Instance " + id, clock.now(), Duration.ZERO),
                environment));
    }

    /** Adds an account with the same tokens as the first one's. */
    public SimulatedAccount addZApi(String id) {
        return add(() -> new ZApiInstance(
                id,
                DefaultAccounts.Z_API_TOKEN,
                DefaultAccounts.Z_API_CLIENT_TOKEN,
                ZApiRoutes.methods(),
                Subscription.paid(clock.now()),
                environment));
    }

    /** The secret of the partner who owns all accounts: GREEN-API's partner token and Z-API's. */
    public String partnerToken() {
        return Partner.TOKEN;
    }

    /**
     * Makes the next responses to calls of partners misbehave, as {@link SimulatedAccount#fault(Fault)} does for one
     * account.
     */
    public FaultArming fault(Fault fault) {
        return fault(fault, "");
    }

    /**
     * Makes the next responses to calls of partners misbehave, as {@link SimulatedAccount#fault(Fault, String)} does
     * for one account.
     */
    public FaultArming fault(Fault fault, String argument) {
        fault.check(argument);
        return new FaultArming(
                partnerMethods,
                (method, times) -> loop.run(() -> partner.faults().arm(fault, argument, method, times)));
    }

    /**
     * Has faults strike all traffic by chance, web sockets and calls of partners included, until {@link #clearFaults}.
     * The same seed lets them strike the same requests, as long as these come in the same order.
     *
     * @param probability from 0 to 1, for each response, handshake and frame
     * @throws IllegalArgumentException for a probability out of range, or a fault that waits for its own event
     */
    public void randomFaults(double probability, long seed, Strike... faults) {
        List<Strike> some = List.of(faults);
        RandomFaults.check(probability, some);
        loop.run(() -> randomFaults.start(probability, seed, some));
    }

    /** Clears the faults of calls of partners, and those that strike by chance. */
    public void clearFaults() {
        loop.run(() -> {
            partner.faults().clear();
            randomFaults.clear();
        });
    }

    /** Every call of a partner so far, the oldest first. */
    public List<RecordedRequest> requestLog() {
        return loop.get(() -> partner.requestLog().requests());
    }

    /**
     * Compares how often a method was called, for all accounts and by partners, with what a test expects.
     *
     * @param method a provider's, in any case
     * @throws IllegalArgumentException when no provider has such a method
     */
    public CallVerification verify(String method) {
        MethodNames.check(knownMethods, method);
        AllRequests all = new AllRequests(partner, instances);
        return new CallVerification(method, () -> loop.get(all::counts), () -> loop.get(all::inOrder));
    }

    public Collection<SimulatedAccount> accounts() {
        return loop.get(() -> instances.all().stream()
                .map(instance -> new SimulatedAccount(loop, instance))
                .toList());
    }

    /**
     * Lets time pass: whatever falls due meanwhile (new QR codes, time-outs, resends) happens in order, each at its own
     * instant. What needs the network happens after that.
     */
    public void advance(Duration by) {
        loop.run(() -> clock.advance(by));
    }

    public Instant now() {
        return loop.get(clock::now);
    }

    /** Ends every connection. The accounts can still be looked at. */
    @Override
    public void close() {
        loop.run(clock::stop);
        loop.stop();
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private SimulatedAccount add(Supplier<Instance> made) {
        return loop.get(() -> {
            Instance instance = made.get();
            instances.add(instance);
            return new SimulatedAccount(loop, instance);
        });
    }
}
