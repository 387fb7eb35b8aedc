/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.link;

import io.github.camelgreenapi.GreenApiConstants;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;

/** Sends the commands that the person types to the routes. */
final class Keyboard implements Runnable {

    static final String WORDS =
            "Type: code PHONE for a code to type on the phone, logout to unlink, link to link anew, quit to end.";

    private final BufferedReader lines;
    private final Screen screen;
    private final CamelContext context;
    private final Runnable quit;
    private final ProducerTemplate routes;

    Keyboard(InputStream keys, Screen screen, CamelContext context, Runnable quit) {
        this.lines = new BufferedReader(new InputStreamReader(keys, StandardCharsets.UTF_8));
        this.screen = screen;
        this.context = context;
        this.quit = quit;
        this.routes = context.createProducerTemplate();
    }

    void listen() {
        Thread thread = new Thread(this, "keyboard");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                screen.typed();
                obey(line.strip());
            }
        } catch (IOException e) {
            screen.say("The keyboard cannot be read any more: " + e.getMessage());
        }
    }

    private void obey(String line) {
        String[] words = line.split("\\s+", 2);
        String rest = words.length == 2 ? words[1] : "";
        switch (words[0]) {
            case "code" -> routes.sendBodyAndHeader("direct:code", null, GreenApiConstants.PHONE_NUMBER, rest);
            case "logout" -> routes.sendBody("direct:logout", null);
            case "link" -> restart("link");
            case "quit" -> quit.run();
            case "" -> {}
            default -> screen.say(WORDS);
        }
    }

    // A linking that has ended begins anew when its route does.
    private void restart(String route) {
        screen.hide();
        try {
            context.getRouteController().stopRoute(route);
            context.getRouteController().startRoute(route);
        } catch (Exception e) {
            screen.say("The route " + route + " cannot be restarted: " + e.getMessage());
        }
    }
}
