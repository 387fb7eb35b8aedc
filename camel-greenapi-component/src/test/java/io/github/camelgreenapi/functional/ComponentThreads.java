/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import java.util.List;
import java.util.regex.Pattern;

/** The threads that the component has. */
final class ComponentThreads {

    // Its pools, and Vert.x's; the simulator beside it runs on Vert.x too.
    private static final Pattern OWN = Pattern.compile("GreenApi");
    private static final Pattern VERTX = Pattern.compile("^vert\\.x-");

    private ComponentThreads() {}

    static List<String> own() {
        return named(OWN);
    }

    static List<String> vertx() {
        return named(VERTX);
    }

    private static List<String> named(Pattern pattern) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> pattern.matcher(name).find())
                .sorted()
                .toList();
    }
}
