/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/** Stands for a database table that all nodes share and that outlives them. */
final class SharedTable extends ServiceSupport implements StateRepository<String, String> {

    final Map<String, String> rows = new ConcurrentHashMap<>();
    /** Whether every access fails. */
    volatile boolean broken;

    @Override
    public void setState(String key, String value) {
        check();
        rows.put(key, value);
    }

    @Override
    public String getState(String key) {
        check();
        return rows.get(key);
    }

    private void check() {
        if (broken) {
            throw new IllegalStateException("The database is away");
        }
    }
}
