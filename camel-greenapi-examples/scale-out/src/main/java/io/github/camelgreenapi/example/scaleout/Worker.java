/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.scaleout;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.kafka.KafkaGreenApiAccounts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/** A worker. It runs until it gets a SIGTERM, and then leaves its accounts to the others. */
public final class Worker {

    static final String ATTENDED = "--attended";
    static final String READY = "ready";
    static final String LINKED = "linked";

    private final Main main = new Main();

    private Worker() {
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterConfigure(BaseMainSupport configured) {
                main.bind("desk", new Desk(accounts("toLink"), accounts("linked")));
            }
        });
    }

    /** @param args {@code --attended} to end with its input, and to print the accounts that it watches when asked */
    public static void main(String[] args) throws Exception {
        Worker worker = new Worker();
        if (List.of(args).contains(ATTENDED)) {
            worker.attend();
        }
        worker.main.run();
    }

    private KafkaGreenApiAccounts accounts(String name) {
        return main.getCamelContext().getRegistry().lookupByNameAndType(name, KafkaGreenApiAccounts.class);
    }

    private void attend() {
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterStart(BaseMainSupport started) {
                System.out.println(READY);
                Thread answers = new Thread(Worker.this::answer, "attendant");
                answers.setDaemon(true);
                answers.start();
            }
        });
    }

    private void answer() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            while (LINKED.equals(in.readLine())) {
                System.out.println(accounts("linked").all().stream()
                        .map(GreenApiAccount::instance)
                        .collect(Collectors.joining(" ")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.exit(0);
    }
}
