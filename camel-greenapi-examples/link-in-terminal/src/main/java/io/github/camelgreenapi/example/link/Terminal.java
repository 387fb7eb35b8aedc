/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.link;

import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.account.Report;
import io.github.camelgreenapi.command.AuthorizationCode;
import io.github.camelgreenapi.command.Logout;
import io.github.camelgreenapi.event.AlreadyLinked;
import io.github.camelgreenapi.event.LinkEvent;
import io.github.camelgreenapi.event.LinkFailed;
import io.github.camelgreenapi.event.LinkStopped;
import io.github.camelgreenapi.event.LinkTimedOut;
import io.github.camelgreenapi.event.Linked;
import io.github.camelgreenapi.event.PasskeyRequired;
import io.github.camelgreenapi.event.QrCode;
import io.github.camelgreenapi.event.UnknownLinkEvent;
import io.github.camelgreenapi.event.WrongAccount;
import java.util.function.Consumer;

/** The bean at the end of the routes: prints each event as a sentence. */
public final class Terminal {

    private final Screen screen;
    private final Consumer<Report> phone;
    private final Consumer<Boolean> ended;

    /**
     * @param phone sees whatever is shown
     * @param ended called with whether the account is linked when a linking is over
     */
    Terminal(Screen screen, Consumer<Report> phone, Consumer<Boolean> ended) {
        this.screen = screen;
        this.phone = phone;
        this.ended = ended;
    }

    public void print(Report report) {
        if (report instanceof QrCode code) {
            screen.show(code);
        } else {
            if (report instanceof LinkEvent event && event.terminal()) {
                screen.hide();
            }
            screen.say(sentence(report));
        }
        phone.accept(report);
        if (report instanceof Linked || report instanceof AlreadyLinked) {
            ended.accept(true);
        } else if (report instanceof LinkStopped) {
            ended.accept(false);
        }
    }

    public void printFailure(Exception failure) {
        screen.say("That did not work: " + failure.getMessage());
    }

    private static String sentence(Report report) {
        if (report instanceof Linked linked) {
            return "Linked: " + who(linked) + ".";
        }
        if (report instanceof AlreadyLinked) {
            return "The account is linked already.";
        }
        if (report instanceof PasskeyRequired) {
            return "WhatsApp demands a passkey for this account, which a terminal cannot give.";
        }
        if (report instanceof WrongAccount wrong) {
            return "Another number is linked than " + wrong.expected() + ".";
        }
        if (report instanceof LinkTimedOut timedOut) {
            return "Nobody scanned in time; codes shown: " + timedOut.codesShown() + ".";
        }
        if (report instanceof LinkFailed failed) {
            return "The session broke off: " + failed.message()
                    + (failed.anotherSession() ? "; another follows." : ".");
        }
        if (report instanceof LinkStopped stopped) {
            return "Not linked: " + stopped.reason() + ".";
        }
        if (report instanceof UnknownLinkEvent unknown) {
            return "The provider sent an event of the unknown type " + unknown.type() + ".";
        }
        if (report instanceof AuthorizationCode code) {
            return "Code to type on the phone under Linked devices > Link with phone number: " + code.displayCode();
        }
        if (report instanceof Logout.LoggedOut) {
            return "Logged out; the next QR code comes when the route has noticed.";
        }
        return report.type();
    }

    private static String who(Linked linked) {
        String phone =
                PhoneNumber.ofWid(linked.phone()).map(PhoneNumber::masked).orElse("number unknown");
        return linked.pushname() == null || linked.pushname().isBlank() ? phone : linked.pushname() + ", " + phone;
    }
}
