/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PfxOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/** A PKCS #12 file with the certificate that the server presents. */
public final class KeyStoreFile {

    private KeyStoreFile() {}

    /** @throws IllegalArgumentException when it cannot be read with this password */
    public static PfxOptions read(Path file, String password) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            KeyStore.getInstance("PKCS12").load(new ByteArrayInputStream(bytes), password.toCharArray());
            return new PfxOptions().setValue(Buffer.buffer(bytes)).setPassword(password);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "Cannot read " + file + " as a PKCS #12 key store with this password: " + e.getMessage(), e);
        }
    }
}
