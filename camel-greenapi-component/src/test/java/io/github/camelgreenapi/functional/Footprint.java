/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.functional;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;

/**
 * What this process holds of its machine.
 *
 * @param descriptors 0 where the system does not count them
 * @param heap in bytes, after a garbage collection
 */
record Footprint(int threads, long descriptors, long heap) {

    static Footprint now() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return new Footprint(
                ManagementFactory.getThreadMXBean().getThreadCount(),
                openDescriptors(),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }

    private static long openDescriptors() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return system instanceof UnixOperatingSystemMXBean unix ? unix.getOpenFileDescriptorCount() : 0;
    }

    /**
     * Whether no more is held than before, but for some threads, descriptors and bytes that come and go by themselves.
     */
    boolean isBackAt(Footprint before) {
        return threads <= before.threads + 2
                && descriptors <= before.descriptors + 4
                && heap <= before.heap + 8 * 1024 * 1024;
    }
}
