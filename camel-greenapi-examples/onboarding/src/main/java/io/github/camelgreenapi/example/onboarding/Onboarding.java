/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.onboarding;

import io.github.camelgreenapi.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.main.Main;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;

/** Onboards tenants by message: with a partner's token from the environment, or at the simulator. */
public final class Onboarding {

    private static final String FIRST_TENANT = "{\"tenant\":\"acme\",\"phone\":\"441234567890\"}";

    private Onboarding() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target/tenants");
        Main main = new Main();
        prepare(main, folder);
        String token = System.getenv("GREENAPI_PARTNER_TOKEN");
        if (token != null) {
            main.addOverrideProperty("camel.component.greenapi.partnerToken", token);
            run(main, folder, "with your partner token: each new tenant costs money");
            return;
        }
        try (Simulator simulator =
                Simulator.builder().freshTime(Duration.ofSeconds(9)).start()) {
            simulate(main, simulator, folder);
            main.addOverrideProperty("stateInterval", "5s");
            message(folder, "onboard", "acme.json", FIRST_TENANT);
            run(main, folder, "simulated at " + simulator.url());
        }
    }

    private static void run(Main main, Path folder, String how) throws Exception {
        System.out.println("Onboarding, " + how + ".");
        System.out.println("A tenant comes:   echo '" + FIRST_TENANT + "' > " + folder + "/onboard/acme.json");
        System.out.println("by code:          echo '{\"tenant\":\"acme\"}' > " + folder + "/code/acme.json");
        System.out.println("and leaves:       echo '{\"tenant\":\"acme\"}' > " + folder + "/offboard/acme.json");
        System.out.println("What comes of it: " + folder + "/outbox");
        main.run();
    }

    /** Binds what the routes need, with everything that must outlive a crash in the folder. */
    static void prepare(Main main, Path folder) {
        IdempotentRepository creations = FileIdempotentRepository.fileIdempotentRepository(
                folder.resolve("creations.txt").toFile());
        main.bind("creations", creations);
        main.bind("tenants", new Tenants(new TenantFiles(folder.resolve("accounts")), creations));
        main.addOverrideProperty("folder", folder.toString());
    }

    /** Uses a simulator, and phones that scan what they are shown. */
    static void simulate(Main main, Simulator simulator, Path folder) {
        main.addOverrideProperty("camel.component.greenapi.partnerToken", simulator.partnerToken());
        main.addOverrideProperty("camel.component.greenapi.apiUrl", simulator.url());
        main.addOverrideProperty(
                "camel.component.greenapi.clientToken", simulator.zApi().clientToken());
        main.configure().addRoutesBuilder(new SimulatedPhones(simulator, folder.resolve("outbox")));
    }

    /** Puts a message into a folder as a whole. */
    static void message(Path folder, String inbox, String name, String json) throws IOException {
        Path box = Files.createDirectories(folder.resolve(inbox));
        Path draft = Files.writeString(folder.resolve(name), json);
        Files.move(draft, box.resolve(name));
    }
}
