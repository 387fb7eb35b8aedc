/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** Runs the simulator from the command line until it is killed. */
public final class Main {

    private static final String USAGE =
            """
            java -jar camel-greenapi-simulator.jar [--port=8600] [--host=127.0.0.1] [--instances=1]
                [--rate-limits=on] [--tls=keystore.p12 --tls-password=secret]

              --port          where to listen; 0 is any free port
              --host          at which address of this machine
              --instances     how many accounts of each provider
              --rate-limits   off lets every call pass, however fast they come
              --tls           serves HTTPS with the certificate in this PKCS #12 file
              --tls-password  of that file; empty unless given
              --help          this text
            """;

    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        if (Arrays.asList(args).contains("--help")) {
            System.out.print(USAGE);
            return;
        }
        Simulator simulator;
        try {
            simulator = wanted(args).start();
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.err.print(USAGE);
            System.exit(2);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
        introduce(simulator, System.out);
        new CountDownLatch(1).await();
    }

    static SimulatorBuilder wanted(String... args) {
        SimulatorBuilder builder = Simulator.builder().port(8600);
        String keyStore = null;
        String password = "";
        for (String arg : args) {
            String[] option = arg.split("=", 2);
            String value = option.length == 2 ? option[1] : "";
            switch (option[0]) {
                case "--port" -> builder.port(number(arg, value, 65535));
                case "--host" -> builder.host(value);
                case "--instances" -> builder.instances(number(arg, value, DefaultAccounts.MOST));
                case "--rate-limits" -> builder.rateLimits(isOn(arg, value));
                case "--tls" -> keyStore = value;
                case "--tls-password" -> password = value;
                default -> throw new IllegalArgumentException("Unknown argument: " + option[0]);
            }
        }
        return keyStore == null ? builder : builder.tls(Path.of(keyStore), password);
    }

    private static boolean isOn(String arg, String value) {
        if (!value.equals("on") && !value.equals("off")) {
            throw new IllegalArgumentException("on or off is expected: " + arg);
        }
        return value.equals("on");
    }

    private static int number(String arg, String value, int most) {
        if (!value.matches("\\d{1,6}") || Integer.parseInt(value) > most) {
            throw new IllegalArgumentException("A number from 0 to " + most + " is expected: " + arg);
        }
        return Integer.parseInt(value);
    }

    static void introduce(Simulator simulator, PrintStream out) {
        String url = simulator.url();
        out.println("Simulating GREEN-API and Z-API at " + url);
        simulator.accounts().stream().limit(10).forEach(account -> out.println(line(account)));
        out.println("  Partner's token at both " + simulator.partnerToken());
        out.println(simulator.accounts().size() + " accounts in all: curl " + url + "/_control/instances");
        if (simulator.accounts().isEmpty()) {
            return;
        }
        SimulatedAccount greenApi = simulator.greenApi();
        SimulatedAccount zApi = simulator.zApi();
        out.println();
        out.println("curl " + url + "/waInstance" + greenApi.instance() + "/getStateInstance/" + greenApi.token());
        out.println("curl " + url + "/waInstance" + greenApi.instance() + "/qr/" + greenApi.token());
        out.println("curl -H 'Client-Token: " + zApi.clientToken() + "' " + url + "/instances/" + zApi.instance()
                + "/token/" + zApi.token() + "/status");
        out.println();
        out.println("A phone scans the current QR code:");
        for (SimulatedAccount account : new SimulatedAccount[] {greenApi, zApi}) {
            out.println("curl -d '{\"phone\":\"441234567890\"}' " + url + "/_control/instances/" + account.instance()
                    + "/scan");
        }
        out.println();
        out.println("Stop with Ctrl-C.");
    }

    private static String line(SimulatedAccount account) {
        return account.clientToken() == null
                ? "  GREEN-API " + account.instance() + " token " + account.token()
                : "  Z-API     " + account.instance() + " token " + account.token() + " client token "
                        + account.clientToken();
    }
}
