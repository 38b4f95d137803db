package dev.parley.line.rtp;

import dev.parley.audio.Frame;
import dev.parley.line.media.Incoming;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the peer sends: packets in on the receiver's thread, a frame every 20 ms out on the pacer's. Takes packets of
 * one payload type from one source; another source of the same peer is believed when the first has fallen silent.
 */
final class Inbound {
    /** For how long a source must be silent before the peer may go on under another SSRC. */
    private static final long SOURCE_SILENCE = TimeUnit.MILLISECONDS.toNanos(100);

    private final int payloadType;
    private final Incoming incoming;
    private boolean pinned;
    private int ssrc;
    private long lastHeard;

    private final AtomicLong received = new AtomicLong();
    private final AtomicLong late = new AtomicLong();
    private final AtomicLong duplicates = new AtomicLong();
    private final AtomicLong strangers = new AtomicLong();
    private final AtomicLong malformed = new AtomicLong();
    private final AtomicLong sourceChanges = new AtomicLong();

    Inbound(Format format) {
        this.payloadType = format.payloadType();
        this.incoming = new Incoming(format.codec(), format.rateHz());
    }

    /** A datagram came from somebody else. */
    void stranger() {
        strangers.incrementAndGet();
    }

    /** A datagram came from the peer. */
    void accept(byte[] data, int length, RtpPacket packet, long now) {
        if (!packet.parse(data, length) || packet.payloadLength() == 0) {
            malformed.incrementAndGet();
        } else if (packet.payloadType() != payloadType || !isOurSource(packet.ssrc(), now)) {
            strangers.incrementAndGet();
        } else {
            lastHeard = now;
            received.incrementAndGet();
            switch (incoming.put(packet.sequence(), data, packet.payloadOffset(), packet.payloadLength())) {
                case KEPT -> {}
                case LATE -> late.incrementAndGet();
                case DUPLICATE -> duplicates.incrementAndGet();
            }
        }
    }

    /** The next 20 ms. */
    Frame next() {
        return incoming.next();
    }

    /** Whether they only bridged the wait for a late packet. */
    boolean waited() {
        return incoming.waited();
    }

    RtpCounters counters(long sent) {
        return new RtpCounters(
                received.get(),
                incoming.lost(),
                late.get(),
                duplicates.get(),
                strangers.get(),
                malformed.get(),
                sourceChanges.get(),
                incoming.skipped(),
                incoming.repeated(),
                sent);
    }

    private boolean isOurSource(int source, long now) {
        if (pinned && source != ssrc) {
            if (now - lastHeard < SOURCE_SILENCE) {
                return false;
            }
            sourceChanges.incrementAndGet();
            incoming.startAnew();
        }
        pinned = true;
        ssrc = source;
        return true;
    }
}
