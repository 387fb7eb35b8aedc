/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** A certificate that nobody trusts but who is told to, made by the JDK's keytool. */
public final class SelfMadeCertificate {

    public static final String PASSWORD = "changeit";

    // Each takes a second to make.
    private static final Map<String, SelfMadeCertificate> MADE = new ConcurrentHashMap<>();

    // Null for the one that is made already.
    private final Path file;
    private final KeyStore keys;

    /** The same for the same name. */
    static SelfMadeCertificate of(Path folder, String name)
            throws IOException, InterruptedException, GeneralSecurityException {
        SelfMadeCertificate known = MADE.get(name);
        if (known == null) {
            known = new SelfMadeCertificate(folder, name);
            MADE.put(name, known);
        }
        return known;
    }

    /** @param name such as {@code dns:localhost} or {@code ip:127.0.0.1} */
    public SelfMadeCertificate(Path folder, String name)
            throws IOException, InterruptedException, GeneralSecurityException {
        file = folder.resolve(name.replaceAll("\\W", "-") + ".p12");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "test",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=test",
                        "-ext",
                        "SAN=" + name,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes());
        if (keytool.waitFor() != 0) {
            throw new IOException(said);
        }
        try (InputStream in = Files.newInputStream(file)) {
            keys = loaded(in);
        }
    }

    private SelfMadeCertificate(KeyStore keys) {
        this.file = null;
        this.keys = keys;
    }

    /** The PKCS #12 key store with the certificate and its key. */
    public Path file() {
        return file;
    }

    private static KeyStore loaded(InputStream file) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(file, PASSWORD.toCharArray());
        return keys;
    }

    /**
     * That of localhost from yesteryear, by an authority of its own: Java does not look at the dates of what it trusts
     * itself.
     */
    static SelfMadeCertificate expired() throws IOException, GeneralSecurityException {
        try (InputStream in = SelfMadeCertificate.class.getResourceAsStream("/certificates/expired.p12")) {
            return new SelfMadeCertificate(loaded(in));
        }
    }

    /** For the server that shows it. */
    SSLContext shown() throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    /** For a client that trusts it, and nothing else. */
    SSLContext trusted() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {trust()}, null);
        return context;
    }

    /** Trusts it, and nothing else. */
    TrustManager trust() throws GeneralSecurityException {
        KeyStore trust = KeyStore.getInstance(KeyStore.getDefaultType());
        try {
            trust.load(null, null);
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
        Certificate[] chain = keys.getCertificateChain("test");
        trust.setCertificateEntry("test", chain[chain.length - 1]);
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trust);
        return factory.getTrustManagers()[0];
    }
}
