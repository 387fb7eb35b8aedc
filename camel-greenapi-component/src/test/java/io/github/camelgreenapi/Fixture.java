/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.account.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A provider's answer as its documentation or its users have recorded it, from a file. */
public final class Fixture {

    private Fixture() {}

    /** The text of {@code fixtures/<provider>/<name>}. */
    public static String of(Provider provider, String name) {
        String path = "/fixtures/" + provider.id().toLowerCase(Locale.ROOT) + "/" + name;
        try (InputStream file = Fixture.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalArgumentException("There is no fixture " + path);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
