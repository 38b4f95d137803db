package dev.parley.demo.caller;

import java.time.Duration;

/**
 * When a packet would have arrived had nothing held it up: by its timestamp, counted from the quickest packet so far.
 * Starts anew when the sender does. For one thread.
 */
final class Arrival {
    private static final int CLOCK_HZ = 8000;
    private static final Duration ANOTHER_CLOCK = Duration.ofMillis(400);

    private int ssrc;
    private int origin;
    private Duration originAt = Duration.ofDays(-1);

    Duration of(RtpPacket packet, Duration now) {
        var expected = originAt.plusNanos((packet.timestamp() - origin) * 1_000_000_000L / CLOCK_HZ);
        var late = now.minus(expected);
        boolean quicker = late.isNegative();
        if (packet.ssrc() != ssrc || quicker || late.compareTo(ANOTHER_CLOCK) > 0) {
            ssrc = packet.ssrc();
            origin = packet.timestamp();
            originAt = now;
            return now;
        }
        return expected;
    }
}
