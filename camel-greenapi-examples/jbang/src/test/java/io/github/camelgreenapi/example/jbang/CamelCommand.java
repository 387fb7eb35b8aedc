/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.jbang;

import org.apache.camel.dsl.jbang.core.commands.CamelJBangMain;

/** The command {@code camel}, without the program jbang. */
public final class CamelCommand {

    private CamelCommand() {}

    public static void main(String[] arguments) {
        CamelJBangMain.run(arguments);
    }
}
