package dev.parley.line.rtp;

import dev.parley.audio.Frame;
import dev.parley.audio.LossConcealment;
import dev.parley.line.rtp.ReorderWindow.Turn;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the peer sends: packets in on the receiver's thread, a frame every 20 ms out on the pacer's. Takes packets of
 * one payload type from one source; another source of the same peer is believed when the first has fallen silent.
 */
final class Inbound {
    /** For how long a source must be silent before the peer may go on under another SSRC. */
    private static final long SOURCE_SILENCE = TimeUnit.MILLISECONDS.toNanos(100);
    /** A frame without a sample above this, −46 dBFS, is silent enough to be left out. */
    private static final int FAINT = 164;
    /**
     * Packets too many at which one is left out even in speech: most of what piles up while the machine stands still is
     * better heard late than not at all, and the next pause makes up for it.
     */
    private static final int TOO_MANY = 12;

    private final Format format;
    private final Codec codec;
    private final LossConcealment concealment;
    private final ReorderWindow window = new ReorderWindow();
    private boolean pinned;
    private int ssrc;
    private long lastHeard;
    private short[] samples = new short[0];

    private final AtomicLong received = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong late = new AtomicLong();
    private final AtomicLong duplicates = new AtomicLong();
    private final AtomicLong strangers = new AtomicLong();
    private final AtomicLong malformed = new AtomicLong();
    private final AtomicLong sourceChanges = new AtomicLong();
    private final AtomicLong skipped = new AtomicLong();

    Inbound(Format format) {
        this.format = format;
        this.codec = format.codec();
        this.concealment = new LossConcealment(format.rateHz());
    }

    /** A datagram came from somebody else. */
    void stranger() {
        strangers.incrementAndGet();
    }

    /** A datagram came from the peer. */
    void accept(byte[] data, int length, RtpPacket packet, long now) {
        if (!packet.parse(data, length) || packet.payloadLength() == 0) {
            malformed.incrementAndGet();
        } else if (packet.payloadType() != format.payloadType() || !isOurSource(packet.ssrc(), now)) {
            strangers.incrementAndGet();
        } else {
            lastHeard = now;
            received.incrementAndGet();
            switch (window.put(packet.sequence(), data, packet.payloadOffset(), packet.payloadLength())) {
                case KEPT -> {}
                case LATE -> late.incrementAndGet();
                case DUPLICATE -> duplicates.incrementAndGet();
            }
        }
    }

    /** The next 20 ms. */
    Frame next() {
        while (samples.length < format.rateHz() / 50) {
            var turn = window.take();
            if (turn != Turn.PACKET) {
                lost.addAndGet(turn == Turn.LOST ? 1 : 0);
                return concealment.lost();
            }
            append(codec.decode(window.payload(), window.length()));
        }
        var frame = new Frame(Arrays.copyOf(samples, format.rateHz() / 50), format.rateHz());
        samples = Arrays.copyOfRange(samples, format.rateHz() / 50, samples.length);
        return mayBeSkipped(frame) ? next() : concealment.received(frame);
    }

    RtpCounters counters(long sent) {
        return new RtpCounters(
                received.get(),
                lost.get(),
                late.get(),
                duplicates.get(),
                strangers.get(),
                malformed.get(),
                sourceChanges.get(),
                skipped.get(),
                sent);
    }

    private boolean isOurSource(int source, long now) {
        if (pinned && source != ssrc) {
            if (now - lastHeard < SOURCE_SILENCE) {
                return false;
            }
            sourceChanges.incrementAndGet();
            window.reset();
        }
        pinned = true;
        ssrc = source;
        return true;
    }

    private void append(short[] more) {
        if (samples.length == 0) {
            samples = more;
        } else {
            int length = samples.length;
            samples = Arrays.copyOf(samples, length + more.length);
            System.arraycopy(more, 0, samples, length, more.length);
        }
    }

    private boolean mayBeSkipped(Frame frame) {
        int surplus = window.surplus();
        if (surplus == 0 || surplus < TOO_MANY && !isFaint(frame)) {
            return false;
        }
        window.skipped();
        skipped.incrementAndGet();
        return true;
    }

    private static boolean isFaint(Frame frame) {
        for (short sample : frame.samples()) {
            if (Math.abs(sample) > FAINT) {
                return false;
            }
        }
        return true;
    }
}
