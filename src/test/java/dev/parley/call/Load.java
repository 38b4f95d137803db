package dev.parley.call;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** How much slower than idle the machine is: time limits hold on an idle one and stretch with the run queue. */
final class Load {
    private Load() {}

    static Duration allow(Duration onAnIdleMachine) {
        var system = ManagementFactory.getOperatingSystemMXBean();
        double queued = system.getSystemLoadAverage() / system.getAvailableProcessors();
        return Duration.ofNanos((long) (onAnIdleMachine.toNanos() * Math.clamp(queued, 1, 10)));
    }
}
