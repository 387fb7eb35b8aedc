/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.console;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.InMemoryGreenApiAccounts;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import io.github.camelgreenapi.web.LinkPages;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/** Serves linking pages for tenants, and a page for the operator. */
final class LinkingConsole implements AutoCloseable {

    private static final int MISUSED = 2;
    private static final int SIMULATED_OF_EACH = 2;

    private final Main main = new Main();
    private final Settings settings;
    private final Simulator simulator;

    /** @param real accounts; without any, they are simulated */
    LinkingConsole(Settings settings, List<GreenApiAccount> real) {
        this.settings = settings;
        this.simulator = real.isEmpty()
                ? Simulator.builder().instances(SIMULATED_OF_EACH).start()
                : null;
        InMemoryGreenApiAccounts accounts = new InMemoryGreenApiAccounts();
        (simulator == null ? real : simulated()).forEach(accounts::add);
        LinkPages pages = new LinkPages();
        pages.setAccounts(accounts);
        main.bind("accounts", accounts);
        main.bind("linkPages", pages);
        main.bind("links", new Links(pages));
        main.bind("board", new Board(accounts));
        if (simulator != null) {
            main.bind("phone", new Phone(simulator));
        }
        main.configure().addRoutesBuilder(new ConsoleRoutes(new Guard(settings), simulator != null));
        main.addOverrideProperty("camel.server.enabled", "true");
        main.addOverrideProperty("camel.server.host", settings.host());
        main.addOverrideProperty("camel.server.port", String.valueOf(settings.port()));
        main.addOverrideProperty("camel.server.maxBodySize", "65536");
        main.addOverrideProperty("camel.health.enabled", "true");
        main.addOverrideProperty("camel.health.consumersEnabled", "true");
        main.addOverrideProperty("camel.main.name", "linking-console");
        main.addOverrideProperty("camel.main.shutdownTimeout", "5");
    }

    public static void main(String[] words) throws Exception {
        System.exit(run(List.of(words), System.getenv(), System.out));
    }

    /** The whole program but for its end; returns the exit code. */
    static int run(List<String> words, Map<String, String> environment, PrintStream out) throws Exception {
        if (words.contains("--help")) {
            out.print(Settings.USAGE);
            return 0;
        }
        Settings settings;
        List<GreenApiAccount> real;
        try {
            settings = Settings.of(words, environment);
            AccountsFile file =
                    settings.accounts() == null ? AccountsFile.of(environment) : AccountsFile.read(settings.accounts());
            real = file.accounts();
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            out.println();
            out.print(Settings.USAGE);
            return MISUSED;
        }
        try (LinkingConsole console = new LinkingConsole(settings, real)) {
            console.main.addMainListener(new MainListenerSupport() {

                @Override
                public void afterStart(BaseMainSupport started) {
                    out.println("The linking console is at " + console.url()
                            + (real.isEmpty() ? ", with simulated accounts" : "") + ". Ctrl+C ends it.");
                }
            });
            console.main.run();
            return console.main.getExitCode();
        }
    }

    private List<GreenApiAccount> simulated() {
        List<GreenApiAccount> accounts = new ArrayList<>();
        for (SimulatedAccount account : simulator.accounts()) {
            accounts.add(new GreenApiAccount(
                    account.clientToken() == null ? Provider.GREEN_API : Provider.Z_API,
                    account.instance(),
                    simulator.url(),
                    account.token(),
                    account.clientToken(),
                    Map.of(AccountsFile.NAME, "Tenant " + (accounts.size() + 1))));
        }
        return accounts;
    }

    void start() {
        main.start();
    }

    String url() {
        int port =
                main.getCamelContext().hasService(VertxPlatformHttpServer.class).getPort();
        return "http://" + settings.host() + ":" + port;
    }

    @Override
    public void close() {
        main.stop();
        if (simulator != null) {
            simulator.close();
        }
    }
}
