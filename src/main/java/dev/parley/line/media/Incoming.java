package dev.parley.line.media;

import dev.parley.audio.Frame;
import dev.parley.audio.LossConcealment;
import dev.parley.line.media.ReorderWindow.Arrival;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the caller says: packets in on one thread, a frame every 20 ms out on the pacer's. What is lost is concealed. A
 * sender whose clock runs faster or slower than ours is kept up with in the caller's pauses: a frame is left out there,
 * or heard twice.
 */
public final class Incoming {
    /** A frame without a sample above this, −46 dBFS, is silent enough to be left out or repeated. */
    private static final int FAINT = 164;
    /**
     * Packets too many at which one is left out even in speech: most of what piles up while the machine stands still is
     * better heard late than not at all, and the next pause makes up for it.
     */
    private static final int TOO_MANY = 12;

    private final Codec codec;
    private final int rateHz;
    private final int frameSamples;
    private final LossConcealment concealment;
    private final ReorderWindow window = new ReorderWindow();
    /** Decoded, and not yet in a frame. */
    private short[] pending;

    private int filled;
    private boolean repeat;
    private boolean waited;
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong skipped = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();

    /** @param rateHz samples per second of the codec, 8000 or 16000 */
    public Incoming(Codec codec, int rateHz) {
        this.codec = codec;
        this.rateHz = rateHz;
        this.frameSamples = rateHz / 50;
        this.concealment = new LossConcealment(rateHz);
        this.pending = new short[2 * frameSamples];
    }

    /** @param sequence 0 to 65535 */
    public Arrival put(int sequence, byte[] data, int offset, int length) {
        return window.put(sequence, data, offset, length);
    }

    /** The sender is another one from here on. */
    public void startAnew() {
        window.reset();
    }

    /** The next 20 ms. */
    public Frame next() {
        waited = false;
        if (repeat) {
            repeat = false;
            window.repeated();
            repeated.incrementAndGet();
            return concealment.lost();
        }
        while (filled < frameSamples) {
            switch (window.take()) {
                case PACKET -> decode();
                case LOST -> {
                    lost.incrementAndGet();
                    return concealment.lost();
                }
                case NOTHING -> {
                    waited = true;
                    return concealment.lost();
                }
            }
        }
        var frame = cut();
        boolean faint = isFaint(frame);
        if (mayBeSkipped(faint)) {
            return next();
        }
        repeat = faint && window.isShort();
        return concealment.received(frame);
    }

    /** Whether the last frame only bridged the wait for a packet that was not there yet. For the thread that takes. */
    public boolean waited() {
        return waited;
    }

    /** Packets that never came in time although later ones did. */
    public long lost() {
        return lost.get();
    }

    /** Frames left out because the sender's clock is faster than ours or a burst came in. */
    public long skipped() {
        return skipped.get();
    }

    /** Frames of a pause heard twice because the sender's clock is slower than ours. */
    public long repeated() {
        return repeated.get();
    }

    /** Packets that wait. */
    public int depth() {
        return window.depth();
    }

    private void decode() {
        int samples = codec.samples(window.length());
        if (filled + samples > pending.length) {
            pending = Arrays.copyOf(pending, filled + samples);
        }
        codec.decode(window.payload(), window.length(), pending, filled);
        filled += samples;
    }

    private Frame cut() {
        var frame = new Frame(Arrays.copyOf(pending, frameSamples), rateHz);
        filled -= frameSamples;
        System.arraycopy(pending, frameSamples, pending, 0, filled);
        return frame;
    }

    private boolean mayBeSkipped(boolean faint) {
        int surplus = window.surplus();
        if (surplus == 0 || surplus < TOO_MANY && !faint) {
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
