/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.onejar;

import org.apache.camel.main.Main;

public final class Link {

    private Link() {}

    public static void main(String[] arguments) throws Exception {
        new Main().run(arguments);
    }
}
