/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.engine;

import java.util.concurrent.Executor;

/** Runs routes, of which a bounded number is under way at a time. */
public interface RouteThreads extends Executor {

    /** Called by a task whose route has ended; what the task does after that never waits. */
    void routeEnded();
}
