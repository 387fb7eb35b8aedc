/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of the documentation. */
record Page(Path file, String text) {

    // Tests run in the component's folder.
    static final Path PROJECT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();

    private static final Pattern GENERATED =
            Pattern.compile("(?ms)^(<!--|//) generated:([A-Za-z-]+)( -->)?\\n(.*?)^(<!--|//) /generated( -->)?$");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```([a-z]*)\\n(.*?)^```$");
    private static final Pattern LISTING = Pattern.compile("(?ms)^\\[source,([a-z]+)]\\n----\\n(.*?)^----$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    /** A block between {@code generated:NAME} and {@code /generated}. */
    record Generated(String name, String text) {}

    static Page of(Path file) {
        try {
            return new Page(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pages in {@code docs/}. */
    static List<Page> guide() {
        return in(PROJECT.resolve("docs"), ".md");
    }

    /** All pages that may have generated blocks. */
    static List<Page> all() {
        return Stream.concat(
                        guide().stream(),
                        in(PROJECT.resolve("camel-greenapi-component/src/main/docs"), ".adoc").stream())
                .toList();
    }

    /** The pages beside the code: those in the project's folder and the {@code README.md} of each module. */
    static List<Page> outsideTheGuide() {
        try (Stream<Path> files = Files.find(
                PROJECT,
                3,
                (file, attributes) -> file.getParent().equals(PROJECT)
                        ? file.toString().endsWith(".md")
                        : file.endsWith("README.md") && !file.startsWith(PROJECT.resolve("docs")))) {
            return files.sorted().map(Page::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Page> in(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .map(Page::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isMarkdown() {
        return file.toString().endsWith(".md");
    }

    List<Generated> generated() {
        return GENERATED
                .matcher(text)
                .results()
                .map(block -> new Generated(block.group(2), block.group(4)))
                .toList();
    }

    /** This page with each generated block's text replaced by what is given for its name. */
    Page generated(UnaryOperator<String> byName) {
        return new Page(
                file,
                GENERATED
                        .matcher(text)
                        .replaceAll(block -> Matcher.quoteReplacement(text.substring(block.start(), block.start(4))
                                + byName.apply(block.group(2))
                                + text.substring(block.end(4), block.end()))));
    }

    void write() {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The blocks of code in this language. */
    List<String> code(String language) {
        return (isMarkdown() ? FENCED : LISTING)
                .matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    /** The links to other files of the project, each as it is written. */
    List<String> links() {
        String prose = FENCED.matcher(text).replaceAll("").replaceAll("`[^`\\n]*`", "");
        return LINK.matcher(prose)
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"))
                .toList();
    }

    /** What the headings are called in links. */
    List<String> anchors() {
        List<String> anchors = new ArrayList<>();
        HEADING.matcher(FENCED.matcher(text).replaceAll(""))
                .results()
                .forEach(heading -> anchors.add(heading.group(1)
                        .toLowerCase(java.util.Locale.ROOT)
                        .chars()
                        .filter(c -> Character.isLetterOrDigit(c) || c == ' ' || c == '-' || c == '_')
                        .mapToObj(c -> c == ' ' ? "-" : Character.toString(c))
                        .collect(Collectors.joining())));
        return anchors;
    }

    /** The page's name from the project's folder. */
    @Override
    public String toString() {
        return PROJECT.relativize(file).toString().replace('\\', '/');
    }
}
