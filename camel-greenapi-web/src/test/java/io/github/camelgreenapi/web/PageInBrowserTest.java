/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.Provider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person sees while an account is linked, at both providers, in a real browser. */
class PageInBrowserTest {

    private static final String PHONE = "441234567890";

    @RegisterExtension
    static final Chromium BROWSER = new Chromium();

    private Site site;

    @AfterEach
    void close() {
        site.close();
    }

    private LinkScreen open(Provider provider) {
        site = Site.with(provider);
        return BROWSER.open(site.open());
    }

    private void look(Provider provider, String name) {
        // Both providers look the same.
        if (provider == Provider.GREEN_API) {
            BROWSER.look(name);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theCodeOnTheScreenLinks(Provider provider) {
        LinkScreen screen = open(provider);
        String text = screen.readCode();
        assertThat(screen.secondsLeft()).isBetween(14, 20);
        assertThat(screen.said()).contains("A QR code is shown");
        look(provider, "qr");

        assertThat(site.provider.scan(text, PHONE)).isTrue();

        screen.await("accountData");
        assertThat(screen.text()).contains("44********90");
        assertThat(screen.said()).contains("44********90");
        look(provider, "linked");
    }
}
