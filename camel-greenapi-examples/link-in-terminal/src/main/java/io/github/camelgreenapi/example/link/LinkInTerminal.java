/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.link;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.account.Report;
import io.github.camelgreenapi.simulator.SimulatedAccount;
import io.github.camelgreenapi.simulator.Simulator;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/** Links an account and shows it in the terminal: a real one, or one of the simulator's. */
public final class LinkInTerminal {

    static final int LINKED = 0;
    static final int NOT_LINKED = 1;
    static final int MISUSED = 2;

    private final Arguments arguments;
    private final Screen screen;
    private final InputStream keys;
    private final AtomicInteger result = new AtomicInteger(LINKED);

    private LinkInTerminal(Arguments arguments, Screen screen, InputStream keys) {
        this.arguments = arguments;
        this.screen = screen;
        this.keys = keys;
    }

    public static void main(String[] words) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, drawable());
        System.exit(run(List.of(words), System.getenv(), System.in, out, System.console() != null));
    }

    // In the locale C, Java would print question marks for the blocks that a code is drawn with.
    private static Charset drawable() {
        Charset usual = Charset.forName(System.getProperty("native.encoding"));
        return usual.newEncoder().canEncode('▀') ? usual : StandardCharsets.UTF_8;
    }

    /** The whole program but for its end; returns the exit code. */
    static int run(
            List<String> words, Map<String, String> environment, InputStream keys, PrintStream out, boolean terminal) {
        if (words.contains("--help")) {
            out.print(Arguments.USAGE);
            return LINKED;
        }
        Arguments arguments;
        GreenApiAccount real;
        try {
            arguments = Arguments.of(words);
            real = new Environment(environment).account(arguments.provider()).orElse(null);
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            out.println();
            out.print(Arguments.USAGE);
            return MISUSED;
        }
        boolean live = terminal && !arguments.plain();
        try (Screen screen = live
                ? new LiveScreen(out, InstantSource.system(), WindowHeight::ask).counting()
                : new PlainScreen(out)) {
            LinkInTerminal program = new LinkInTerminal(arguments, screen, keys);
            return real == null ? program.simulate() : program.link(real);
        }
    }

    private int link(GreenApiAccount real) {
        screen.say("Linking " + title(real.provider()) + " instance " + real.instance() + ".");
        screen.say("Scan the code with the phone: WhatsApp > Settings > Linked devices > Link a device.");
        return link(real, shown -> {});
    }

    private int simulate() {
        try (Simulator simulator = Simulator.start()) {
            SimulatedAccount simulated =
                    switch (arguments.provider()) {
                        case GREEN_API -> simulator.greenApi();
                        case Z_API -> simulator.zApi();
                    };
            screen.say("Linking " + title(arguments.provider()) + " instance " + simulated.instance()
                    + ", simulated at " + simulator.url() + ".");
            screen.say("Scan the code with this command, or a simulated phone does so after "
                    + arguments.scanAfter().toSeconds() + " s:");
            screen.say("curl -d '{\"phone\":\"441234567890\"}' " + simulator.url() + "/_control/instances/"
                    + simulated.instance() + "/scan");
            try (SimulatedPhone phone = new SimulatedPhone(simulated, arguments.scanAfter())) {
                GreenApiAccount account = new GreenApiAccount(
                        arguments.provider(),
                        simulated.instance(),
                        simulator.url(),
                        simulated.token(),
                        simulated.clientToken(),
                        Map.of());
                return link(account, phone);
            }
        }
    }

    private static String title(Provider provider) {
        return switch (provider) {
            case GREEN_API -> "GREEN-API";
            case Z_API -> "Z-API";
        };
    }

    private int link(GreenApiAccount account, Consumer<Report> phone) {
        Main main = new Main();
        set(main, "camel.component.greenapi.provider", account.provider().id());
        set(main, "camel.component.greenapi.api-token", account.apiToken());
        set(main, "camel.component.greenapi.client-token", account.clientToken());
        set(main, "camel.component.greenapi.api-url", account.apiUrl());
        set(main, "instance", account.instance());
        set(
                main,
                "transport",
                arguments.transport() == null
                        ? null
                        : arguments.transport().name().toLowerCase(Locale.ROOT));
        set(main, "repeat", arguments.once() ? "untilLinked" : "always");
        main.bind("terminal", new Terminal(screen, phone, linked -> ended(main, linked)));
        if (!arguments.once()) {
            main.addMainListener(new MainListenerSupport() {
                @Override
                public void afterStart(BaseMainSupport started) {
                    screen.say(Keyboard.WORDS);
                    new Keyboard(keys, screen, main.getCamelContext(), main::completed).listen();
                }
            });
        }
        try {
            main.run();
            return result.get();
        } catch (Exception e) {
            screen.say("Cannot start: " + innermost(e).getMessage());
            return NOT_LINKED;
        } finally {
            main.stop();
        }
    }

    private static void set(Main main, String property, String value) {
        if (value != null) {
            main.addOverrideProperty(property, value);
        }
    }

    private void ended(Main main, boolean linked) {
        result.set(linked ? LINKED : NOT_LINKED);
        if (arguments.once()) {
            main.completed();
        }
    }

    private static Throwable innermost(Throwable failure) {
        return failure.getCause() == null ? failure : innermost(failure.getCause());
    }
}
