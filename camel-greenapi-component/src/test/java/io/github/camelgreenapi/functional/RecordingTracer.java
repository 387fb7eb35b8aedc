/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.SpanContextPropagationExtractor;
import org.apache.camel.telemetry.SpanContextPropagationInjector;
import org.apache.camel.telemetry.SpanLifecycleManager;
import org.apache.camel.telemetry.Tracer;

/** Keeps the spans that ended: what OpenTelemetry or Micrometer would send away. */
final class RecordingTracer extends Tracer {

    private final List<Recorded> spans = new CopyOnWriteArrayList<>();

    /** The names of the spans that ended, in that order. */
    List<String> names() {
        return spans.stream().map(span -> span.name).toList();
    }

    /** The tags of the first span of this name. */
    Map<String, String> tags(String name) {
        return spans.stream()
                .filter(span -> span.name.equals(name))
                .findFirst()
                .map(span -> span.tags)
                .orElse(Map.of());
    }

    /** All that is known of all spans. */
    String text() {
        StringBuilder text = new StringBuilder();
        spans.forEach(span -> text.append(span.name).append(span.tags).append('\n'));
        return text.toString();
    }

    @Override
    protected void initTracer() {
        setSpanLifecycleManager(new SpanLifecycleManager() {

            @Override
            public Span create(String name, Span parent, SpanContextPropagationExtractor extractor) {
                return new Recorded(name);
            }

            @Override
            public void activate(Span span) {}

            @Override
            public void deactivate(Span span) {}

            @Override
            public void close(Span span) {
                spans.add((Recorded) span);
            }

            @Override
            public void inject(Span span, SpanContextPropagationInjector injector, boolean includeTracing) {}
        });
    }

    private static final class Recorded implements Span {

        private final String name;
        private final Map<String, String> tags = new TreeMap<>();

        Recorded(String name) {
            this.name = name;
        }

        @Override
        public void log(Map<String, String> fields) {
            tags.putAll(fields);
        }

        @Override
        public void setTag(String key, String value) {
            tags.put(key, value);
        }

        @Override
        public void setComponent(String component) {
            tags.put("component", component);
        }

        @Override
        public void setError(boolean error) {
            tags.put("error", String.valueOf(error));
        }
    }
}
