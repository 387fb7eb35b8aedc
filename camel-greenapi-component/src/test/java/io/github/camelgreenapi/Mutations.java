/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/** What may become of documented bytes on their way: cut, doubled, with other characters and other values. */
public final class Mutations {

    /** Stands in values for what no message may show. */
    public static final String SECRET = "d75b3a66374942c5b3c019c698abc2067e151558acbd412345";

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-1",
            "1e400",
            "1e-400",
            "99999999999999999999",
            "9".repeat(400),
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"" + SECRET + "\"",
            "\"a " + SECRET + " b\\r\\nX-Injected: 1\"",
            "\"" + "ab ".repeat(3_000) + "\"",
            "[]",
            "{}",
            "[[[[[[]]]]]]",
            "[".repeat(150),
            "{\"a\":{\"b\":null}}",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "NaN");

    private record Edit(int kind, int at, int what) {}

    private Mutations() {}

    /** Edits of one of these texts, in UTF-8. */
    public static Arbitrary<byte[]> of(String... documented) {
        return Combinators.combine(
                        Arbitraries.of(documented), edits(), edits().list().ofMaxSize(1))
                .as((text, inText, inBytes) -> {
                    byte[] bytes = inText(text, inText).getBytes(StandardCharsets.UTF_8);
                    return inBytes.isEmpty() ? bytes : inBytes(bytes, inBytes.get(0));
                });
    }

    /** Edits of these bytes. */
    public static Arbitrary<byte[]> of(byte[] documented) {
        return ofBytes(Arbitraries.just(documented));
    }

    public static Arbitrary<byte[]> ofBytes(Arbitrary<byte[]> documented) {
        return Combinators.combine(documented, edits()).as(Mutations::inBytes);
    }

    private static Arbitrary<List<Edit>> edits() {
        Arbitrary<Integer> any =
                Arbitraries.integers().between(0, 1 << 20).withDistribution(RandomDistribution.uniform());
        return Combinators.combine(any, any, any).as(Edit::new).list().ofMaxSize(4);
    }

    private static String inText(String text, List<Edit> edits) {
        StringBuilder mutated = new StringBuilder(text);
        for (Edit edit : edits) {
            int at = edit.at() % (mutated.length() + 1);
            switch (edit.kind() % 8) {
                case 0 -> mutated.setLength(at);
                case 1 -> mutated.delete(at, Math.min(mutated.length(), at + 1));
                case 2 -> mutated.replace(at, Math.min(mutated.length(), at + 1), character(edit.what()));
                case 3 -> mutated.insert(at, mutated.substring(at));
                case 4 -> mutated.insert(0, edit.what() % 2 == 0 ? "\uFEFF" : "//\n");
                default -> replaceAValue(mutated, at, VALUES.get(edit.what() % VALUES.size()));
            }
        }
        return mutated.toString();
    }

    private static String character(int what) {
        return String.valueOf((char) (what % 3 == 0 ? what & 0xFFFF : what & 0xFF));
    }

    /** Puts something else behind one of the colons. */
    private static void replaceAValue(StringBuilder json, int from, String value) {
        int colon = json.indexOf(":", from);
        if (colon < 0) {
            return;
        }
        int end = colon + 1;
        while (end < json.length() && ",}]".indexOf(json.charAt(end)) < 0) {
            end++;
        }
        json.replace(colon + 1, end, value);
    }

    private static byte[] inBytes(byte[] documented, List<Edit> edits) {
        byte[] mutated = documented.clone();
        for (Edit edit : edits) {
            int at = edit.at() % (mutated.length + 1);
            switch (edit.kind() % 8) {
                case 0 -> mutated = Arrays.copyOf(mutated, at);
                case 1 -> mutated = spliced(mutated, at, Math.min(mutated.length, at + 1 + edit.what() % 4), 0);
                case 2 -> mutated = spliced(mutated, at, at, 1 + edit.what() % 64);
                default -> {
                    if (at < mutated.length) {
                        mutated[at] = (byte) (edit.kind() % 8 == 3 ? 0xFF : edit.what());
                    }
                }
            }
        }
        return mutated;
    }

    /** Without what is between, and with so much of the beginning there instead. */
    private static byte[] spliced(byte[] bytes, int from, int to, int more) {
        int inserted = Math.min(more, bytes.length);
        byte[] result = new byte[bytes.length - (to - from) + inserted];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(bytes, 0, result, from, inserted);
        System.arraycopy(bytes, to, result, from + inserted, bytes.length - to);
        return result;
    }
}
