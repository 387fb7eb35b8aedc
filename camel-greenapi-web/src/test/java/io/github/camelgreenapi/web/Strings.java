/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The texts of the page, as the browser gets them. */
final class Strings {

    private Strings() {}

    static Map<String, Map<String, String>> all() {
        try (InputStream file = Strings.class.getResourceAsStream("greenapi-link-strings.json")) {
            return new ObjectMapper().readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, String> in(String language) {
        return all().get(language);
    }
}
