/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.onboarding;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** One file a tenant, which only its owner may read, because the tokens are in it in clear. */
public final class TenantFiles {

    private static final String SUFFIX = ".properties";

    private final Path folder;

    public TenantFiles(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Tenant> all() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .map(TenantFiles::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Tenant read(Path file) {
        Properties stored = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            stored.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Tenant(
                file.getFileName().toString().replace(SUFFIX, ""),
                stored.getProperty("phone"),
                new GreenApiAccount(
                        Provider.of(stored.getProperty("provider")),
                        stored.getProperty("instance"),
                        stored.getProperty("apiUrl"),
                        stored.getProperty("apiToken"),
                        stored.getProperty("clientToken"),
                        Map.of()),
                Boolean.parseBoolean(stored.getProperty("leaving")));
    }

    /** Writes another file first, so that a crash leaves the former one or this one, and nothing in between. */
    void write(Tenant tenant) {
        Properties stored = new Properties();
        stored.setProperty("provider", tenant.account().provider().id());
        stored.setProperty("instance", tenant.account().instance());
        put(stored, "apiUrl", tenant.account().apiUrl());
        stored.setProperty("apiToken", tenant.account().apiToken());
        put(stored, "clientToken", tenant.account().clientToken());
        put(stored, "phone", tenant.phone());
        stored.setProperty("leaving", Boolean.toString(tenant.leaving()));
        Path draft = folder.resolve(tenant.name() + ".draft");
        try {
            Files.deleteIfExists(draft);
            createForOwner(draft);
            try (Writer writer = Files.newBufferedWriter(draft)) {
                stored.store(writer, null);
            }
            Files.move(draft, file(tenant.name()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void createForOwner(Path file) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    private static void put(Properties stored, String key, String value) {
        if (value != null) {
            stored.setProperty(key, value);
        }
    }

    void delete(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + SUFFIX);
    }
}
