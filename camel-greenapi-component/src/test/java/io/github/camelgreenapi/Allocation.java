/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/**
 * How much memory the reading of an input takes, which is at most what it allocates. The first one also loads classes,
 * some twenty megabytes.
 */
public final class Allocation {

    public static final long MB = 1024 * 1024;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /** What is read, if its reading has allocated no more than this. */
    public static <T> T atMost(long bytes, Supplier<T> reading) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            return reading.get();
        } finally {
            assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
                    .as("bytes allocated while an input was read")
                    .isLessThanOrEqualTo(bytes);
        }
    }
}
