/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import io.github.camelgreenapi.failure.GreenApiException;
import io.github.camelgreenapi.internal.client.LifeCycleLog;
import io.github.camelgreenapi.internal.concurrent.Timer;

/** Logs once that a provider began to fail, and once that it answers again. Must be called on one strand. */
final class OutageLog {

    private static final long NONE = -1;

    private final LifeCycleLog log;
    private final String activity;
    private final Timer timer;
    private long began = NONE;

    /** @param activity what fails during an outage, as a noun */
    OutageLog(LifeCycleLog log, String activity, Timer timer) {
        this.log = log;
        this.activity = activity;
        this.timer = timer;
    }

    void failed(GreenApiException failure) {
        if (began == NONE) {
            began = timer.nanos();
            log.event("outage began: {} failed, {}", activity, failure.kind());
        } else {
            log.step("{} failed again, {}", activity, failure.kind());
        }
    }

    void succeeded() {
        if (began != NONE) {
            log.event("outage ended after {}: {} succeeded", timer.since(began), activity);
            began = NONE;
        }
    }
}
