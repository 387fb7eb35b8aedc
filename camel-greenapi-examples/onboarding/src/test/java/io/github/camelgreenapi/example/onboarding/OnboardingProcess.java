/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.onboarding;

import java.nio.file.Path;
import org.apache.camel.main.Main;

/** The routes in a process of their own, at another process's simulator. */
public final class OnboardingProcess {

    private OnboardingProcess() {}

    /** @param args the folder, the simulator's address, and the partner's token */
    public static void main(String[] args) throws Exception {
        Main main = new Main();
        Onboarding.prepare(main, Path.of(args[0]));
        main.addOverrideProperty("camel.component.greenapi.apiUrl", args[1]);
        main.addOverrideProperty("camel.component.greenapi.partnerToken", args[2]);
        main.addOverrideProperty("retry", "200");
        main.addOverrideProperty("stateInterval", "300");
        main.start();
        // The parent ends this process: by force, or by closing its input.
        while (System.in.read() >= 0) {
            continue;
        }
        main.stop();
    }
}
