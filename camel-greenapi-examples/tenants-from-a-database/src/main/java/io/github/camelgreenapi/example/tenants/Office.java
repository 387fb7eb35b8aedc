/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.tenants;

import io.github.camelgreenapi.account.Report;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.event.StateChanged;
import java.io.PrintStream;
import java.util.function.Consumer;
import org.apache.camel.Header;

/** Prints what becomes of the tenants, and lets their people know. */
public final class Office {

    private final PrintStream out;
    private final Consumer<Report> people;

    Office(PrintStream out, Consumer<Report> people) {
        this.out = out;
        this.people = people;
    }

    /** Takes an event of a linking. */
    public void shown(LinkEvent event, @Header("CamelGreenApiMeta.tenant") String tenant) {
        say(tenant, event instanceof QrCode code ? "has QR code " + code.sequence() + " to scan" : event.type());
        people.accept(event);
    }

    /** Takes a change of state. */
    public void changed(StateChanged change, @Header("CamelGreenApiMeta.tenant") String tenant) {
        say(tenant, "is " + change.current().value());
        people.accept(change);
    }

    private void say(String tenant, String what) {
        out.printf("%-6s %s%n", tenant, what);
    }
}
