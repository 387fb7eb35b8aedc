/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.quarkus;

import io.github.camelgreenapi.web.LinkPages;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.spi.CamelEvent.CamelContextStartedEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Serves the page on which the tenant links the account; the link to send is in qr/link.txt. */
class TenantPage {

    @Produces
    @Singleton
    @Unremovable
    LinkPages pages() {
        return new LinkPages();
    }

    void open(
            @Observes CamelContextStartedEvent event,
            LinkPages pages,
            @ConfigProperty(name = "tenant.instance") String instance)
            throws IOException {
        Files.createDirectories(Path.of("qr"));
        // A credential until it is used, so it is not for the log.
        Files.writeString(Path.of("qr/link.txt"), pages.open(instance, Duration.ofMinutes(15)));
    }
}
