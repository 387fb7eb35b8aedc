/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.kafka;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is wrong at present: each problem is logged once when it begins and once when it is over. */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaGreenApiAccounts.class);

    private final Map<String, String> present = new ConcurrentSkipListMap<>();

    /** @param name of the problem, which {@link #end} ends */
    void begin(String name, String text) {
        if (!text.equals(present.put(name, text))) {
            LOG.warn("{}", text);
        }
    }

    void end(String name) {
        String text = present.remove(name);
        if (text != null) {
            LOG.info("Over: {}", text);
        }
    }

    Collection<String> present() {
        return List.copyOf(present.values());
    }
}
